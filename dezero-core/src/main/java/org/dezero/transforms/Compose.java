package org.dezero.transforms;

import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Transforms one after the other, left to right.
 *
 * <pre>{@code
 * Compose<HostArray, HostArray> book = Compose.of(new Flatten(), new ToFloat(), new Normalize(0, 255));
 *
 * Compose<Image, HostArray> photo = Compose.of(new Convert(Image.Mode.BGR), new Resize(224))
 *         .then(new ToArray())
 *         .then(new Normalize(new double[] {103.939, 116.779, 123.68}, new double[] {1}));
 * }</pre>
 *
 * <p>It is safe for use by several threads if the transforms are.
 *
 * @param <A> what goes in
 * @param <B> what comes out
 */
public final class Compose<A, B> implements Function<A, B> {
    private final Function<? super A, ? extends B> all;

    private Compose(Function<? super A, ? extends B> all) {
        this.all = all;
    }

    /** Transforms of one kind; of none the one that changes nothing. */
    @SafeVarargs
    public static <T> Compose<T, T> of(UnaryOperator<T>... transforms) {
        Function<T, T> all = Function.identity();
        for (UnaryOperator<T> transform : transforms) {
            all = all.andThen(transform);
        }
        return new Compose<>(all);
    }

    /** A transform of any kind, to which others can be added. */
    public static <A, B> Compose<A, B> from(Function<? super A, ? extends B> first) {
        return new Compose<>(first);
    }

    /** These transforms and then another one. */
    public <C> Compose<A, C> then(Function<? super B, ? extends C> next) {
        return new Compose<>(x -> next.apply(all.apply(x)));
    }

    @Override
    public B apply(A x) {
        return all.apply(x);
    }
}
