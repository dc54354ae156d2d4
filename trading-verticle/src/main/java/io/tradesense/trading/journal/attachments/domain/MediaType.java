package io.tradesense.trading.journal.attachments.domain;

/** What an attachment can be; its content says so, never its name. */
public enum MediaType {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg"),
    WEBP("image/webp", "webp"),
    PDF("application/pdf", "pdf");

    private final String mime;
    private final String suffix;

    MediaType(String mime, String suffix) {
        this.mime = mime;
        this.suffix = suffix;
    }

    public String mime() {
        return mime;
    }

    public String suffix() {
        return suffix;
    }

    public boolean isImage() {
        return this != PDF;
    }
}
