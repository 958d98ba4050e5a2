package io.mlops.core.report.svg;

import io.mlops.core.report.scale.Scale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Vertical lines through a plot area, with their labels in lanes above it. */
public final class Events {
    private static final double HEIGHT = 18;
    private static final double WIDEST = 260;

    private final List<Placed> placed = new ArrayList<>();
    private final Lanes lanes = new Lanes();

    /**
     * A vertical line.
     *
     * @param x where, in the unit of the axis
     * @param place where, in words
     * @param label what happened
     * @param look its class in the style sheet
     */
    public record Event(double x, String place, String label, String look) {}

    /** An event, its label cut to the room there is, and where that stands. */
    private record Placed(Event event, double x, String label, boolean left, int lane) {}

    /** Finds a lane for each label. */
    public Events(List<Event> events, Scale across) {
        // From right to left: a label that must go up is then that of an earlier event, whose line passes no other
        // label.
        List<Event> fromRight = new ArrayList<>(events);
        fromRight.sort(Comparator.comparingDouble(Event::x).reversed());
        for (Event event : fromRight) {
            double x = across.at(event.x());
            String label = TextFit.fit(event.label(), WIDEST, Frame.FONT);
            double width = TextFit.width(label, Frame.FONT);
            boolean left = x + 5 + width > across.to();
            int lane = left ? lanes.place(x - 5 - width, x) : lanes.place(x, x + 5 + width);
            placed.add(new Placed(event, x, label, left, lane));
        }
    }

    /** Returns the height that the labels take above the plot area. */
    public double height() {
        return lanes.count() * HEIGHT;
    }

    /** Draws lines and labels. */
    public void draw(Markup svg, Frame frame) {
        for (Placed one : placed) {
            double top = frame.top() - (one.lane() + 1) * HEIGHT;
            PathData line = new PathData().move(one.x(), top + 2).line(one.x(), frame.bottom());
            svg.start("path").attr("class", "event " + one.event().look()).attr("d", line.toString());
            svg.element("title", one.event().place() + ": " + one.event().label())
                    .end();
        }
        for (Placed one : placed) {
            if (one.lane() != Lanes.NONE) {
                double top = frame.top() - (one.lane() + 1) * HEIGHT;
                svg.start("text").attr("class", "ink halo").attr("text-anchor", one.left() ? "end" : "start");
                svg.attr("x", one.x() + (one.left() ? -5 : 5))
                        .attr("y", top + 13)
                        .text(one.label())
                        .end();
            }
        }
    }
}
