package io.tradesense.trading.imports.formats;

import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row;
import io.tradesense.trading.imports.domain.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The trades of a Flex query in the order of the file. Where the XML breaks, one rejected row says where, and is the last. */
final class IbkrFlexRows implements Rows {

    /** Flex nests five deep and has a few hundred names; what exceeds these is made to fill the parser's memory. */
    private static final int DEEPEST = 32;

    private static final int MOST_NAMES = 5_000;
    private static final Set<String> TRADES = Set.of("Trade", "TradeConfirm");
    private static final Set<String> ROLLED_UP = Set.of("Order", "SymbolSummary", "AssetSummary", "Lot", "WashSale");

    private final GuardedXmlReader source;
    private final IbkrFlexTrade trade;
    private final Set<String> names = new HashSet<>();
    private @Nullable String[] noted = {};
    // Made when the first row is asked for: making it already reads, and may fail on what the file holds.
    private @Nullable XMLStreamReader parser;
    private @Nullable Row next;
    private int depth;
    private boolean ended;

    IbkrFlexRows(GuardedXmlReader source, IbkrFlexTrade trade) {
        this.source = source;
        this.trade = trade;
    }

    @Override
    public boolean hasNext() {
        while (next == null && !ended) {
            advance();
        }
        return next != null;
    }

    @Override
    public Row next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        var row = next;
        next = null;
        return row;
    }

    @Override
    public void close() {
        ended = true;
        try {
            source.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void advance() {
        try {
            var xml = parser();
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> element(xml);
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.END_DOCUMENT -> ended = true;
                default -> {
                    // White space and comments say nothing about a trade.
                }
            }
        } catch (XMLStreamException e) {
            end(e);
        }
    }

    private void element(XMLStreamReader xml) {
        var name = xml.getLocalName();
        names.add(name);
        if (++depth > DEEPEST || names.size() > MOST_NAMES) {
            end("the elements are not those of a Flex query");
        } else if (TRADES.contains(name)) {
            next = trade.row(line(xml), attributes(xml));
        } else if (ROLLED_UP.contains(name)) {
            next = new Row.PassedOver(line(xml), NoExecution.SUMMARY);
        } else if (name.equals("CashTransaction")) {
            next = trade.cash(line(xml), attributes(xml));
        } else if (name.equals("Transfer")) {
            next = trade.transfer(line(xml), attributes(xml));
        } else if (name.equals("OpenPosition")) {
            next = new Row.PassedOver(line(xml), NoExecution.FIGURE, trade.position(attributes(xml)));
        } else if (name.equals("CashReportCurrency")) {
            next = new Row.PassedOver(line(xml), NoExecution.FIGURE, IbkrFlexTrade.cashReport(attributes(xml)));
        } else if (name.equals("CorporateAction")) {
            next = new Row.PassedOver(
                    line(xml), NoExecution.CORPORATE_ACTION, IbkrFlexTrade.corporateAction(attributes(xml)));
        } else {
            noteAttributeNames(xml);
        }
    }

    private static int line(XMLStreamReader xml) {
        return xml.getLocation().getLineNumber();
    }

    private Map<String, String> attributes(XMLStreamReader xml) {
        int count = xml.getAttributeCount();
        Map<String, String> attributes = new HashMap<>(2 * count);
        for (int i = 0; i < count; i++) {
            attributes.put(
                    xml.getAttributeLocalName(i), xml.getAttributeValue(i).strip());
        }
        noteAttributeNames(xml);
        return attributes;
    }

    /** Most elements have the attributes of the one before, and the parser has one text for each name. */
    @SuppressWarnings("ReferenceEquality")
    private void noteAttributeNames(XMLStreamReader xml) {
        int count = xml.getAttributeCount();
        if (count > noted.length) noted = Arrays.copyOf(noted, count);
        for (int i = 0; i < count; i++) {
            String name = xml.getAttributeLocalName(i);
            if (name != noted[i]) {
                names.add(name);
                noted[i] = name;
            }
        }
    }

    private void end(XMLStreamException failure) {
        if (failure.getNestedException() instanceof GuardedXmlReader.Refused refused) {
            end(String.valueOf(refused.getMessage()));
        } else if (failure.getNestedException() instanceof IOException broken) {
            throw new UncheckedIOException(broken);
        } else {
            end("the XML is broken or cut off");
        }
    }

    private void end(String why) {
        ended = true;
        var line = parser == null ? 1 : Math.max(1, parser.getLocation().getLineNumber());
        next = new Row.Rejected(line, "Nothing could be read from here on: " + why + ".", "");
    }

    private XMLStreamReader parser() throws XMLStreamException {
        if (parser == null) {
            parser = factory().createXMLStreamReader(source);
        }
        return parser;
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }
}
