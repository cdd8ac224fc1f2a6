package org.dezero.data;

import java.io.PrintStream;
import java.util.Locale;

/** Is told how far a download is. */
@FunctionalInterface
public interface DownloadProgress {
    /**
     * More bytes are here. It is called now and then while they arrive, and when all have.
     *
     * @param done the number of bytes that are here, those of earlier transfers included
     * @param total the number there will be, -1 if the server does not say
     */
    void at(long done, long total);

    /** A bar of 30 characters on the standard error stream: DeZero's {@code show_progress}. */
    static DownloadProgress bar() {
        return bar(System.err);
    }

    /** A bar of 30 characters and a percentage, drawn over itself; only the number of bytes if the total is unknown. */
    static DownloadProgress bar(PrintStream out) {
        return (done, total) -> {
            if (total < 0) {
                out.print("\r" + done + " bytes");
            } else {
                int filled = total == 0 ? 30 : (int) Math.min(30, done * 30 / total);
                double percent = total == 0 ? 100 : Math.min(100.0, 100.0 * done / total);
                out.printf(Locale.ROOT, "\r[%s%s] %.2f%%", "#".repeat(filled), ".".repeat(30 - filled), percent);
            }
            if (done == total) {
                out.println();
            }
            out.flush();
        };
    }
}
