package io.tradesense.market.providers.ecb;

import io.tradesense.market.instruments.domain.Instrument;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Units of each currency for one euro, by day. The newest days of the web are laid over the years on the class path. */
final class EuroRates {
    private static final String CARRIED = "/org/javamoney/moneta/convert/ecb/defaults/eurofxref-hist.xml";
    private static final int DIGITS = 8;
    private static final XMLInputFactory XML = factory();
    private final NavigableMap<LocalDate, DayOfRates> days;

    private EuroRates(NavigableMap<LocalDate, DayOfRates> days) {
        this.days = days;
    }

    /** The years carried on the class path: 1999 to 2023. Takes a second; not for an event loop. */
    static EuroRates carried() {
        try (InputStream file = EuroRates.class.getResourceAsStream(CARRIED)) {
            if (file == null) {
                throw new IllegalStateException("the European Central Bank's rates are not on the class path");
            }
            return read(file);
        } catch (IOException | XMLStreamException unreadable) {
            throw new IllegalStateException("the rates on the class path cannot be read", unreadable);
        }
    }

    /** @throws XMLStreamException where it is not the bank's document */
    static EuroRates read(InputStream document) throws XMLStreamException {
        var days = new TreeMap<LocalDate, DayOfRates>();
        var day = new DayOfRates();
        XMLStreamReader xml = XML.createXMLStreamReader(document);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("Cube")) {
                String time = xml.getAttributeValue(null, "time");
                String currency = xml.getAttributeValue(null, "currency");
                if (time != null) {
                    day = new DayOfRates();
                    days.put(LocalDate.parse(time), day);
                } else if (currency != null) {
                    day.put(currency, xml.getAttributeValue(null, "rate"));
                }
            }
        }
        return new EuroRates(days);
    }

    /** Days of the other take the place of those there are. */
    EuroRates with(EuroRates newer) {
        var all = new TreeMap<>(days);
        all.putAll(newer.days);
        return new EuroRates(all);
    }

    boolean isEmpty() {
        return days.isEmpty();
    }

    /** The rates of the days from one to another, both included, that have one for the pair. */
    NavigableMap<LocalDate, BigDecimal> of(Instrument pair, LocalDate from, LocalDate to) {
        var found = new TreeMap<LocalDate, BigDecimal>();
        days.subMap(from, true, to, true)
                .forEach((date, rates) -> cross(pair, rates).ifPresent(rate -> found.put(date, rate)));
        return found;
    }

    LocalDate last() {
        return days.lastKey();
    }

    /** One unit of the base in the other currency, to eight digits: more than either rate has. */
    private static Optional<BigDecimal> cross(Instrument pair, DayOfRates rates) {
        BigDecimal base = pair.base().equals("EUR") ? BigDecimal.ONE : rates.get(pair.base());
        BigDecimal money = pair.currency().equals("EUR") ? BigDecimal.ONE : rates.get(pair.currency());
        if (base == null || money == null) {
            return Optional.empty();
        }
        return Optional.of(
                base.compareTo(BigDecimal.ONE) == 0
                        ? money
                        : money.divide(base, new MathContext(DIGITS, RoundingMode.HALF_EVEN)));
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
