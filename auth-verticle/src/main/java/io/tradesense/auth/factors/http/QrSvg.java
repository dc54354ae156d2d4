package io.tradesense.auth.factors.http;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrCode.Ecc;

/** A QR code as a drawing that any browser shows without asking anybody: black on white in every theme, as readers need it. */
final class QrSvg {
    /** Modules of white around it, as ISO/IEC 18004 asks for. */
    private static final int QUIET = 4;

    private QrSvg() {}

    /** @param text of at most a few hundred characters */
    static String of(String text) {
        QrCode code = QrCode.encodeText(text, Ecc.MEDIUM);
        int whole = code.size + 2 * QUIET;
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + whole + ' ' + whole
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + whole + "v" + whole + "h-" + whole
                + "z\"/><path d=\"" + path + "\"/></svg>";
    }
}
