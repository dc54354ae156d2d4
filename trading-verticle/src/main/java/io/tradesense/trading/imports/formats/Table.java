package io.tradesense.trading.imports.formats;

import io.tradesense.trading.imports.domain.ImportContext;
import java.time.ZoneId;

/**
 * How the records below one heading are read.
 *
 * @param zone of local times
 */
record Table(Columns columns, DecimalStyle decimals, Moment.DateOrder dates, ZoneId zone, ImportContext context) {}
