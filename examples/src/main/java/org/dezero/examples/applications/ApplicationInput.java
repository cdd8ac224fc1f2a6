package org.dezero.examples.applications;

/** What some applications can be given and others cannot. */
public enum ApplicationInput {
    /** A folder with images in the format of MNIST. */
    DATA,
    /** A file with the weights of a trained VGG16. */
    WEIGHTS,
    /** An image file. */
    IMAGE,
    /** An image file to take the style from. */
    STYLE,
    /** How often something is repeated. */
    EPOCHS
}
