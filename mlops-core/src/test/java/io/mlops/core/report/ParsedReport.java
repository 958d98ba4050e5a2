package io.mlops.core.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A report read back by the JDK's XML parser, which refuses what is not well-formed. */
final class ParsedReport {
    private final Document document;
    private final XPath paths = XPathFactory.newInstance().newXPath();

    private ParsedReport(Document document) {
        this.document = document;
    }

    static ParsedReport of(Report report) {
        try {
            DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            parser.setErrorHandler(null);
            return new ParsedReport(parser.parse(new InputSource(new StringReader(report.html()))));
        } catch (Exception e) {
            throw new AssertionError("Not well-formed: " + e.getMessage() + "\n" + report.html(), e);
        }
    }

    /** A report of one section with these blocks. */
    static ParsedReport of(Block... blocks) {
        return of(Report.builder("report").section("section", blocks).build());
    }

    List<Element> all(String path) {
        try {
            NodeList nodes = (NodeList) paths.evaluate(path, document, XPathConstants.NODESET);
            List<Element> elements = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                elements.add((Element) nodes.item(i));
            }
            return elements;
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    Element one(String path) {
        List<Element> found = all(path);
        if (found.size() != 1) {
            throw new AssertionError("Expected one " + path + ", found " + found.size());
        }
        return found.get(0);
    }

    String text(String path) {
        return one(path).getTextContent();
    }

    List<String> texts(String path) {
        return all(path).stream().map(Element::getTextContent).toList();
    }
}
