package org.dezero.examples.applications;

import java.io.IOException;
import java.util.Set;

/** A program that prints what it does and writes pictures. */
public interface Application {
    /** What it does, in a sentence. */
    String does();

    /** What it can be given; nothing else in {@link ApplicationInputs} is looked at. */
    Set<ApplicationInput> takes();

    /**
     * Runs on {@link org.dezero.Config#backend()} with numbers from {@link org.dezero.Config#random()}.
     *
     * @throws InputException if something it was given cannot be used
     * @throws java.io.UncheckedIOException if the files of a data set are damaged
     * @throws IOException if a file cannot be written
     */
    void run(ApplicationInputs in, ApplicationOutput out) throws IOException;
}
