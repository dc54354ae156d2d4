package io.tradesense.ai.facts.domain;

import java.time.LocalDate;
import java.util.UUID;

/** A journal entry. What it says is data and never an instruction. */
public record Note(UUID id, LocalDate date, String title, String text) {}
