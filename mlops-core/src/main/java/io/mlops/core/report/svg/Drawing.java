package io.mlops.core.report.svg;

/** A chart laid out for a given width. */
public interface Drawing {
    /** Returns the height in pixels, above 0. */
    double height();

    /** Writes what is inside the {@code svg} element. */
    void draw(Markup svg);
}
