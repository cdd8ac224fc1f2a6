package org.dezero.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dezero.array.Shape;

/**
 * The text of a header, a Python dictionary: {@code {'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }}. It is
 * read, never evaluated: these three keys in any order, a text, {@code True} or {@code False}, and a tuple of integers.
 */
final class HeaderText {
    /** As many as NumPy has. */
    private static final int MOST_AXES = 64;

    /** A few less than an int counts: what JVMs hold in one Java array. */
    private static final int MOST_ELEMENTS = Integer.MAX_VALUE - 8;

    private static final int LONGEST_QUOTE = 200;

    private final String text;
    private final String name;
    private int at;

    /**
     * A text.
     *
     * @param name of the file, for messages
     */
    HeaderText(String text, String name) {
        this.text = text;
        this.name = name;
    }

    /**
     * The header.
     *
     * @param bytes its length in the file
     * @throws IOException if the text is malformed, or of an array that arrays here cannot hold
     */
    NpyHeader parse(int bytes) throws IOException {
        String descr = null;
        Boolean fortranOrder = null;
        Shape shape = null;
        expect('{');
        while (!next('}')) {
            int start = at;
            String key = string();
            expect(':');
            if (key.equals("descr") && descr == null) {
                descr = descr();
            } else if (key.equals("fortran_order") && fortranOrder == null) {
                fortranOrder = truth();
            } else if (key.equals("shape") && shape == null) {
                shape = shape();
            } else {
                at = start;
                throw malformed("descr, fortran_order and shape, each once");
            }
            if (!next(',')) {
                expect('}');
                break;
            }
        }
        skipSpaces();
        if (at < text.length()) {
            throw malformed("the end");
        }
        if (descr == null || fortranOrder == null || shape == null) {
            throw malformed("descr, fortran_order and shape");
        }
        return new NpyHeader(descr, format(descr), fortranOrder, shape, bytes);
    }

    private String descr() throws IOException {
        skipSpaces();
        if (at < text.length() && (text.charAt(at) == '[' || text.charAt(at) == '(')) {
            throw new IOException(
                    name + ": a structured array: arrays here hold one number per element; save each field"
                            + " as an array of its own");
        }
        return string();
    }

    private ElementFormat format(String descr) throws IOException {
        char order = descr.isEmpty() ? '?' : descr.charAt(0);
        String code = descr.isEmpty() ? "" : descr.substring(1);
        if (code.startsWith("O")) {
            throw new IOException(name + ": an object array: it holds pickled Python objects, which are not read; save"
                    + " numbers. DeZero saves one for a parameter that has no array yet: run the model once before"
                    + " save_weights");
        }
        ElementFormat format = ElementFormat.of(code);
        boolean known = format != null && (order == '<' || order == '>' || (order == '|' && format.bytes() == 1));
        if (format == null || !known) {
            throw new IOException(
                    name + ": dtype '" + printable(descr) + "' cannot be read; save it as bool, int8 to int64,"
                            + " uint8 to uint32, float16, float32 or float64");
        }
        return format;
    }

    private Shape shape() throws IOException {
        skipSpaces();
        int start = at;
        List<Integer> lengths = tuple();
        String quote = printable(text.substring(start, at));
        if (lengths.size() > MOST_AXES) {
            throw new IOException(name + ": too many axes: shape " + quote + "; an array has at most " + MOST_AXES);
        }
        // The product saturates: an axis of length 0 further on still makes the array empty.
        long size = 1;
        boolean empty = false;
        for (int length : lengths) {
            if (length > MOST_ELEMENTS) {
                throw tooLarge(quote);
            }
            size = Math.min(size * Math.max(length, 1), Integer.MAX_VALUE);
            empty |= length == 0;
        }
        if (size > MOST_ELEMENTS && !empty) {
            throw tooLarge(quote);
        }
        return Shape.of(lengths.stream().mapToInt(n -> n).toArray());
    }

    private IOException tooLarge(String shape) {
        return new IOException(name + ": too many elements: shape " + shape + "; an array here holds at most "
                + MOST_ELEMENTS + ": save it in parts");
    }

    // ---- values -------------------------------------------------------------------------------------------------

    private String string() throws IOException {
        skipSpaces();
        if (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
            int end = text.indexOf(text.charAt(at), at + 1);
            if (end >= 0 && text.indexOf('\\', at) < 0) {
                String out = text.substring(at + 1, end);
                at = end + 1;
                return out;
            }
        }
        throw malformed("a text in quotes");
    }

    private boolean truth() throws IOException {
        skipSpaces();
        for (String word : new String[] {"True", "False"}) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return word.equals("True");
            }
        }
        throw malformed("True or False");
    }

    private List<Integer> tuple() throws IOException {
        List<Integer> out = new ArrayList<>();
        expect('(');
        while (!next(')')) {
            out.add(length());
            boolean comma = next(',');
            if (!comma) {
                if (out.size() == 1) {
                    throw malformed("a comma, as (3,) has");
                }
                expect(')');
                break;
            }
        }
        return out;
    }

    private int length() throws IOException {
        skipSpaces();
        int start = at;
        if (at < text.length() && text.charAt(at) == '-') {
            throw malformed("a length of 0 or more");
        }
        long out = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            // Once it is too large it stays so.
            out = Math.min(out * 10 + text.charAt(at) - '0', Integer.MAX_VALUE);
            at++;
        }
        if (at == start) {
            throw malformed("a length");
        }
        if (at < text.length() && text.charAt(at) == 'L') {
            // Python 2 wrote its long integers so.
            at++;
        }
        return (int) out;
    }

    // ---- letters ------------------------------------------------------------------------------------------------

    private void expect(char c) throws IOException {
        if (!next(c)) {
            throw malformed("'" + c + "'");
        }
    }

    private boolean next(char c) {
        skipSpaces();
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void skipSpaces() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
            at++;
        }
    }

    private IOException malformed(String expected) {
        return new IOException(name + ": damaged: " + expected + " expected at letter " + at + " of the header "
                + printable(text.strip()) + "; get the file again");
    }

    /** A text from a file, fit for a message. */
    private static String printable(String s) {
        String cut = s.length() <= LONGEST_QUOTE ? s : s.substring(0, LONGEST_QUOTE) + "...";
        StringBuilder out = new StringBuilder();
        cut.chars().forEach(c -> out.append(c < ' ' || (c >= 0x7F && c < 0xA0) ? '?' : (char) c));
        return out.toString();
    }
}
