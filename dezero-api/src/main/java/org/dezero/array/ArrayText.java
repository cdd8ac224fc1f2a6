package org.dezero.array;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The text of an array as NumPy's {@code str} gives it with default print options.
 *
 * <p>Lines are wrapped at 75 characters. Of an array of more than 1000 elements every axis longer than six shows its
 * first and last three entries around {@code ...}; notation and width then depend on the shown elements alone.
 */
final class ArrayText {
    private static final int LINE_WIDTH = 75;
    private static final int THRESHOLD = 1000;
    private static final int EDGE_ITEMS = 3;

    private final int[] dims;
    private final boolean summarized;
    private final Iterator<String> elements;
    private final StringBuilder out = new StringBuilder();

    private ArrayText(int[] dims, boolean summarized, Iterator<String> elements) {
        this.dims = dims;
        this.summarized = summarized;
        this.elements = elements;
    }

    /** The text of an array; that of a scalar is its shortest, {@code []} that of an array without elements. */
    static String of(HostArray array) {
        int[] dims = array.shape().dims();
        if (dims.length == 0) {
            return scalar(array);
        }
        if (array.size() == 0) {
            return "[]";
        }
        boolean summarized = array.size() > THRESHOLD;
        IntStream shown = IntStream.of(0);
        for (int length : dims) {
            shown = shown.flatMap(row -> indices(length, summarized).map(i -> row * length + i));
        }
        String[] elements = ElementTexts.of(array, shown.toArray());
        ArrayText text = new ArrayText(dims, summarized, List.of(elements).iterator());
        text.appendAxis(0);
        return text.out.toString();
    }

    private static String scalar(HostArray array) {
        return switch (array.dtype()) {
            case BOOL -> array.booleans()[0] ? "True" : "False";
            case INT64 -> Long.toString(array.longs()[0]);
            case FLOAT32 -> ShortestDecimal.toString(array.floats()[0]);
            case FLOAT64 -> ShortestDecimal.toString(array.doubles()[0]);
        };
    }

    private static boolean cut(int length, boolean summarized) {
        return summarized && length > 2 * EDGE_ITEMS;
    }

    private static IntStream indices(int length, boolean summarized) {
        return cut(length, summarized)
                ? IntStream.concat(IntStream.range(0, EDGE_ITEMS), IntStream.range(length - EDGE_ITEMS, length))
                : IntStream.range(0, length);
    }

    /** Appends the block that begins here, with everything from {@code axis} on inside. */
    private void appendAxis(int axis) {
        boolean cut = cut(dims[axis], summarized);
        int entries = cut ? 2 * EDGE_ITEMS : dims[axis];
        out.append('[');
        if (axis == dims.length - 1) {
            appendRow(entries, cut);
        } else {
            // Blocks of one axis more have one blank line more between them.
            String separator = "\n".repeat(dims.length - 1 - axis) + " ".repeat(axis + 1);
            for (int i = 0; i < entries; i++) {
                if (i > 0) {
                    out.append(separator);
                }
                if (cut && i == EDGE_ITEMS) {
                    out.append("...").append(separator);
                }
                appendAxis(axis + 1);
            }
        }
        out.append(']');
    }

    private void appendRow(int entries, boolean cut) {
        int indent = dims.length;
        // Room for the brackets that close this row and the blocks around it.
        int limit = LINE_WIDTH - dims.length;
        int column = indent;
        for (int i = 0; i < entries; i++) {
            if (cut && i == EDGE_ITEMS) {
                column = appendWord("...", column, indent, limit);
            }
            column = appendWord(elements.next(), column, indent, limit);
        }
        // Every word is followed by a space; the last one is too many.
        out.setLength(out.length() - 1);
    }

    private int appendWord(String word, int column, int indent, int limit) {
        int start = column;
        if (column > indent && column + word.length() > limit) {
            while (out.charAt(out.length() - 1) == ' ') {
                out.setLength(out.length() - 1);
            }
            out.append('\n').append(" ".repeat(indent));
            start = indent;
        }
        out.append(word).append(' ');
        return start + word.length() + 1;
    }
}
