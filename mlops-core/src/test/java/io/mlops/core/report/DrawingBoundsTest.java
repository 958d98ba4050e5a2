package io.mlops.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Whatever the numbers are, everything drawn lies inside the drawing. */
class DrawingBoundsTest {
    private static final double[] SPECIAL = {
        0,
        -0.0,
        1,
        -1,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.MIN_VALUE,
        1e-300,
        -1e-300,
        1e300,
        -1e300,
        1e15,
        1e15 + 1,
        Math.nextUp(1.0),
        1e-5,
        12345.678,
    };
    private static final Pattern POINT = Pattern.compile("[ML](-?[0-9.]+),(-?[0-9.]+)");

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    private static double[] values(Random random, int size) {
        double scale = Math.pow(10, random.nextInt(600) - 300);
        boolean wild = random.nextBoolean();
        return random.doubles(size)
                .map(value -> wild ? SPECIAL[random.nextInt(SPECIAL.length)] : (value - 0.3) * scale)
                .toArray();
    }

    private static double[] finite(double... values) {
        return Arrays.stream(values)
                .map(value -> Double.isFinite(value) ? value + 0.0 : 7)
                .toArray();
    }

    private static double[] counts(double... values) {
        return Arrays.stream(finite(values)).map(Math::abs).toArray();
    }

    private static Block[] charts(Random random) {
        int size = random.nextInt(8) == 0 ? 2500 : random.nextInt(80);
        long[] millis =
                random.longs(size).map(time -> time >> random.nextInt(40)).toArray();
        double[] edges = Arrays.stream(finite(values(random, 1 + size % 90)))
                .sorted()
                .distinct()
                .toArray();
        String[] windows = IntStream.range(0, size).mapToObj(i -> "w" + i).toArray(String[]::new);
        double limit = finite(values(random, 1))[0];
        LineChart overTime = LineChart.builder("time")
                .series(Series.overTime("a", millis, values(random, size)))
                .series(Series.overTime("b", List.of(Instant.MIN, Instant.MAX), time -> time, time -> 1))
                .marker(Instant.ofEpochMilli(random.nextLong()), "event")
                .build();
        LineChart overNumbers = LineChart.builder("numbers")
                .series(Series.of("a", finite(values(random, size)), values(random, size)))
                .threshold(limit, "limit")
                .marker(limit, "here")
                .fromZero()
                .build();
        return new Block[] {
            overTime,
            overNumbers,
            BarChart.builder("bars", "a", "b")
                    .group("g", values(random, 2))
                    .group("h", values(random, 2))
                    .threshold(limit, "l")
                    .build(),
            HeatMap.builder("heat", windows)
                    .row("r", values(random, size))
                    .row("s", values(random, size))
                    .threshold(limit)
                    .build(),
            DistributionChart.ofSamples("samples", values(random, size), values(random, 30))
                    .build(),
            DistributionChart.overBins("bins", edges)
                    .reference(counts(values(random, edges.length - 1)))
                    .build(),
        };
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void drawing_ofAnyNumbers_staysInside(int seed) {
        Block[] charts = charts(new Random(seed));
        assertInside(ParsedReport.of(charts));
        assertInside(ParsedReport.of(Block.sideBySide(charts)));
    }

    private static void assertInside(ParsedReport report) {
        for (Element svg : report.all("//svg[@role='img']")) {
            String[] box = svg.getAttribute("viewBox").split(" ", -1);
            double width = Double.parseDouble(box[2]);
            double height = Double.parseDouble(box[3]);
            // One assertion per drawing: one per coordinate takes most of the test's time.
            assertThat(elements(svg)).allMatch(shape -> isInside(shape, width, height));
        }
    }

    private static boolean isInside(Element shape, double width, double height) {
        boolean inside = Stream.of("x", "x1", "x2", "cx").allMatch(name -> isWithin(shape.getAttribute(name), width))
                && Stream.of("y", "y1", "y2", "cy").allMatch(name -> isWithin(shape.getAttribute(name), height));
        Matcher points = POINT.matcher(shape.getAttribute("d"));
        while (points.find()) {
            inside &= isWithin(points.group(1), width) && isWithin(points.group(2), height);
        }
        return inside;
    }

    /** Six pixels beyond the edge are the room that a mark around a point may need. */
    private static boolean isWithin(String coordinate, double most) {
        return coordinate.isEmpty()
                || (Double.parseDouble(coordinate) >= -6 && Double.parseDouble(coordinate) <= most + 6);
    }

    private static List<Element> elements(Element svg) {
        NodeList nodes = svg.getElementsByTagName("*");
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
