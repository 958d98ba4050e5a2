package io.mlops.core.report.svg;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The one style sheet of all reports: light and dark, wide and narrow, screen and paper.
 *
 * <p>A constant rather than a resource, so that a native image and a shaded jar need no configuration. It holds no
 * {@code <} and no ampersand, which makes it the same text to an HTML and to an XML parser.
 *
 * <p>The six series colours keep a contrast of 3 to 1 against the page (WCAG 2.2, 1.4.11) and stay apart under the three
 * kinds of colour blindness; dashes and marks tell the series apart without any colour.
 */
public final class Stylesheet {
    private static final String LIGHT = """
            --page:#ffffff;--panel:#f5f7fa;--ink:#1b2430;--soft:#525e6d;--rule:#cdd5df;--grid:#e4e9ef;
            --c1:#1c4e9c;--c2:#d9640c;--c3:#0a938a;--c4:#b04ad6;--c5:#4d3a08;--c6:#a3124f;
            --good:#17713a;--warning:#8f5a00;--bad:#c01f2e;--neutral:#525e6d;--heat:#0b4f96;
            """;
    private static final String DARK = """
            --page:#11161d;--panel:#1a212b;--ink:#e8edf3;--soft:#a3b0bf;--rule:#37424f;--grid:#28313c;
            --c1:#5b8df7;--c2:#f0912b;--c3:#62ead0;--c4:#c39be8;--c5:#f3ee8a;--c6:#ee4b76;
            --good:#56d384;--warning:#e8b34a;--bad:#ff7b83;--neutral:#a3b0bf;--heat:#7cc0ff;
            """;
    private static final String LAYOUT = """
            *{box-sizing:border-box}
            body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans",sans-serif}
            main,header,nav,footer{max-width:1008px;margin:0 auto;padding:0 24px}
            header{padding-top:40px}
            h1{font-size:2rem;line-height:1.2;margin:0;overflow-wrap:anywhere}
            h2{font-size:1.35rem;line-height:1.3;margin:0;overflow-wrap:anywhere;display:inline}
            p{margin:0;white-space:pre-line;overflow-wrap:anywhere;max-width:78ch}
            .subtitle{font-size:1.1rem;color:var(--soft);margin-top:6px}
            .facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(200px,1fr));gap:10px 24px;margin:20px 0 0}
            .facts dt{font-size:.8rem;color:var(--soft)}
            .facts dd{margin:0;overflow-wrap:anywhere}
            .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(200px,1fr));gap:14px;list-style:none;margin:24px 0 0;padding:0}
            .tile{background:var(--panel);border-top:4px solid var(--neutral);border-radius:6px;padding:14px 18px;min-width:0}
            .tile p{overflow-wrap:anywhere}
            .tile .label{font-size:.85rem;color:var(--soft)}
            .tile .value{font-size:1.7rem;font-weight:650;line-height:1.25;font-variant-numeric:tabular-nums}
            .tile .note{font-size:.85rem;color:var(--soft)}
            .tile.good{border-color:var(--good)}.tile.warning{border-color:var(--warning)}.tile.bad{border-color:var(--bad)}
            .callout{background:var(--panel);border-left:5px solid var(--neutral);border-radius:4px;padding:12px 16px;max-width:none}
            .callout.good{border-color:var(--good)}.callout.warning{border-color:var(--warning)}.callout.bad{border-color:var(--bad)}
            header .callout{font-size:1.1rem;font-weight:600;margin-top:22px}
            .badge{font-weight:650;white-space:nowrap}
            .good .badge,.badge.good{color:var(--good)}.warning .badge,.badge.warning{color:var(--warning)}
            .bad .badge,.badge.bad{color:var(--bad)}.neutral .badge,.badge.neutral{color:var(--neutral)}
            nav{margin-top:28px}
            nav ul{display:flex;flex-wrap:wrap;gap:4px 18px;list-style:none;margin:0;padding:10px 0;border:solid var(--rule);border-width:1px 0;max-height:11rem;overflow-y:auto}
            nav li{max-width:32ch;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
            a{color:var(--c1);text-underline-offset:3px;overflow-wrap:anywhere}
            a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--c1);outline-offset:2px;border-radius:3px}
            section{margin-top:40px;display:grid;grid-template-columns:minmax(0,1fr);gap:18px}
            details.section{margin-top:20px;border-top:1px solid var(--rule);padding-top:14px}
            details.section>section{margin-top:14px}
            summary{cursor:pointer;width:fit-content;max-width:100%}
            .beside{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:24px;align-items:start}
            figure{margin:0;min-width:0;break-inside:avoid}
            figcaption,caption{font-weight:650;text-align:start;overflow-wrap:anywhere}
            caption{padding-bottom:6px}
            .legend{display:flex;flex-wrap:wrap;gap:2px 20px;list-style:none;margin:4px 0 0;padding:0;font-size:.875rem}
            .legend li{display:flex;align-items:center;gap:7px;min-width:0;overflow-wrap:anywhere}
            .legend svg{flex:none}
            .legend span{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;line-clamp:2;overflow:hidden}
            .scroll{overflow-x:auto}
            svg{display:block}
            svg.chart{width:100%;height:auto}
            .remark{font-size:.875rem;color:var(--soft);margin-top:2px}
            figure details{margin-top:4px;font-size:.875rem}
            figure summary{color:var(--soft)}
            figure details .scroll{max-height:420px;overflow:auto;margin-top:6px}
            table{border-collapse:collapse;width:100%;font-size:.925rem}
            th,td{padding:6px 12px;border-bottom:1px solid var(--rule);text-align:start;vertical-align:top;white-space:pre-line;overflow-wrap:anywhere;min-width:11ch}
            thead th{border-bottom:2px solid var(--soft);font-size:.85rem;color:var(--soft);vertical-align:bottom}
            tbody th{font-weight:600;max-width:40ch}
            .number{text-align:end;font-variant-numeric:tabular-nums;overflow-wrap:normal}
            footer{margin-top:56px;padding-top:14px;padding-bottom:40px;font-size:.85rem;color:var(--soft)}
            footer p{border-top:1px solid var(--rule);padding-top:14px;max-width:none}
            """;
    private static final String DRAWING = """
            svg text{font-family:system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans",sans-serif;font-size:12.5px;fill:var(--soft);unicode-bidi:isolate}
            svg .ink{fill:var(--ink)}
            svg .halo{paint-order:stroke;stroke:var(--page);stroke-width:4px;stroke-linejoin:round}
            .grid{stroke:var(--grid);stroke-width:1}
            .base{stroke:var(--soft);stroke-width:1}
            .line{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
            .s1{stroke:var(--c1)}.s2{stroke:var(--c2)}.s3{stroke:var(--c3)}.s4{stroke:var(--c4)}.s5{stroke:var(--c5)}.s6{stroke:var(--c6)}
            .f1{fill:var(--c1)}.f2{fill:var(--c2)}.f3{fill:var(--c3)}.f4{fill:var(--c4)}.f5{fill:var(--c5)}.f6{fill:var(--c6)}
            .mark{stroke:var(--page);stroke-width:1.2}
            .area{fill-opacity:.22;stroke:none}
            .event,.limit{fill:none;stroke-width:1.6;stroke:var(--neutral)}
            .event{stroke-dasharray:2 4;stroke-linecap:round}
            .limit{stroke-dasharray:7 4;stroke:var(--bad)}
            svg .limit-label{fill:var(--bad)}
            .event.good{stroke:var(--good)}.event.warning{stroke:var(--warning)}.event.bad{stroke:var(--bad)}
            svg text.good{fill:var(--good)}svg text.warning{fill:var(--warning)}svg text.bad{fill:var(--bad)}
            .bar.good{fill:var(--good)}.bar.warning{fill:var(--warning)}.bar.bad{fill:var(--bad)}
            .cell{fill:var(--heat)}
            .hole{fill:none;stroke:var(--rule);stroke-dasharray:2 3}
            .touch{fill:transparent}
            .thin{stroke-width:1.2}
            .over{fill:none;stroke:var(--bad);stroke-width:2}
            svg text.reverse{fill:var(--page)}
            """;
    private static final String CSS = ":root{color-scheme:light dark;" + LIGHT + "}\n"
            + "@media screen and (prefers-color-scheme:dark){:root{" + DARK + "}}\n" + LAYOUT + DRAWING
            + "@media (max-width:760px){.beside{grid-template-columns:minmax(0,1fr)}"
            + "main,header,nav,footer{padding-left:16px;padding-right:16px}svg.wide{min-width:640px}}\n"
            + "@media print{:root{color-scheme:light}body{font-size:12px}nav{display:none}"
            + "svg,.tile,.callout{print-color-adjust:exact}.tiles{break-inside:avoid}}\n";

    private Stylesheet() {}

    /** Returns the style sheet. */
    public static String css() {
        return CSS;
    }

    /** Returns its digest as a source expression of a Content-Security-Policy (CSP Level 3, section 2.3.1). */
    public static String source() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(CSS.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
