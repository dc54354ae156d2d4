package io.tradesense.market.providers.http;

import io.tradesense.market.instruments.domain.AssetKind;
import io.tradesense.market.providers.domain.Capability;
import io.tradesense.market.providers.domain.Limits;
import java.util.Set;

/** What is the same of a provider whatever is asked. */
public record Plan(String name, AssetKind kind, Set<Capability> capabilities, Limits limits, boolean keyed) {}
