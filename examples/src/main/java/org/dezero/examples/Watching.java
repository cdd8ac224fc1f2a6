package org.dezero.examples;

import java.io.Console;

/** Whether somebody watches the output. */
final class Watching {
    private Watching() {}

    /** Whether there is a terminal that can show a bar. */
    @SuppressWarnings("SystemConsoleNull") // Up to JDK 21 it is null where there is no terminal.
    static boolean onTerminal() {
        Console console = System.console();
        if (console == null || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            // From JDK 22 on there is a console also where there is no terminal.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }
}
