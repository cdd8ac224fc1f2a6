package org.dezero.examples;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** A command that ran in this process. */
record CommandLineRun(int status, List<String> out, List<String> err) {

    static CommandLineRun of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.run(new PrintWriter(out), new PrintWriter(err), args);
        return new CommandLineRun(
                status, out.toString().lines().toList(), err.toString().lines().toList());
    }

    String lastLine() {
        return out.get(out.size() - 1);
    }
}
