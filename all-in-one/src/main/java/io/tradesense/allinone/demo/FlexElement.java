package io.tradesense.allinone.demo;

/** An XML element with attributes only, one line, as IB writes them: an attribute without a value is empty, not absent. */
final class FlexElement {

    private final StringBuilder text;

    FlexElement(String name) {
        text = new StringBuilder(800).append('<').append(name);
    }

    FlexElement with(String attribute, String value) {
        text.append(' ').append(attribute).append("=\"").append(escaped(value)).append('"');
        return this;
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return text + " />\n";
    }
}
