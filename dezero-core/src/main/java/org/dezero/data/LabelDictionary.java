package org.dezero.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A parser of one kind of text: a Python dictionary from whole numbers to strings, quoted once, with the escapes
 * <code>\\ \' \" \n \t</code>.
 */
final class LabelDictionary {
    private final Path file;
    private final String text;
    private int at;

    LabelDictionary(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    /** The strings in the order of their numbers, which are 0, 1, 2 and so on. */
    List<String> read() throws IOException {
        TreeMap<Integer, String> labels = new TreeMap<>();
        expect('{');
        while (!accept('}')) {
            int key = number();
            expect(':');
            if (labels.put(key, string()) != null) {
                throw wrong("the number " + key + " a second time");
            }
            if (!accept(',')) {
                expect('}');
                break;
            }
        }
        skipBlanks();
        if (at < text.length()) {
            throw wrong("more after the end");
        }
        if (!labels.isEmpty() && labels.lastKey() != labels.size() - 1) {
            throw new IOException(file + ": " + labels.size() + " labels, numbered up to " + labels.lastKey()
                    + "; number them from 0 on");
        }
        return List.copyOf(new ArrayList<>(labels.values()));
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean accept(char c) {
        skipBlanks();
        boolean there = at < text.length() && text.charAt(at) == c;
        if (there) {
            at++;
        }
        return there;
    }

    private void expect(char c) throws IOException {
        if (!accept(c)) {
            throw wrong("'" + c + "' expected");
        }
    }

    private int number() throws IOException {
        skipBlanks();
        int begin = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == begin || at - begin > 9) {
            throw wrong("a number expected");
        }
        return Integer.parseInt(text.substring(begin, at));
    }

    private String string() throws IOException {
        boolean single = accept('\'');
        if (!single) {
            expect('"');
        }
        char quote = single ? '\'' : '"';
        StringBuilder out = new StringBuilder();
        while (true) {
            char c = inString();
            if (c == quote) {
                return out.toString();
            }
            out.append(c == '\\' ? escaped() : c);
        }
    }

    private char inString() throws IOException {
        if (at == text.length() || text.charAt(at) == '\n') {
            throw wrong("the string has no end");
        }
        return text.charAt(at++);
    }

    private char escaped() throws IOException {
        char c = inString();
        switch (c) {
            case '\\':
            case '\'':
            case '"':
                return c;
            case 'n':
                return '\n';
            case 't':
                return '\t';
            default:
                throw wrong("the escape \\" + c + " is not known here");
        }
    }

    private IOException wrong(String what) {
        long line = text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        return new IOException(file + ": not a dictionary of labels: line " + line + ": " + what
                + "; it begins like {0: 'tench', 1: 'goldfish', ...");
    }
}
