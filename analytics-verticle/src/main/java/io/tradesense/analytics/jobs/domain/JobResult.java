package io.tradesense.analytics.jobs.domain;

/**
 * What came of a job.
 *
 * @param json of the answer
 * @param dataVersion of the trades it rests on
 */
public record JobResult(String json, long dataVersion) {}
