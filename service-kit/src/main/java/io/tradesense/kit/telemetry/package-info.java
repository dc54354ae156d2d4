/** What leaves the process for those who watch many of them: traces, and how well promises about service are kept. */
@NullMarked
package io.tradesense.kit.telemetry;

import org.jspecify.annotations.NullMarked;
