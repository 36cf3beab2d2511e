#include "web/style.h"

#include <stddef.h>

/* A colour by what it is for. Texts stand on `page` or `shade` with a contrast of 4.5 at least,
 * lines and fills of pictures with 3. */
static const struct {
    const char *name, *light, *dark;
} colours[] = {
    {"page", "#ffffff", "#15171b"},   {"shade", "#f1f3f6", "#22252b"},
    {"text", "#1a1c20", "#e8eaee"},   {"quiet", "#4d525b", "#b3b8c2"},
    {"link", "#0a4fb0", "#8fbaff"},   {"line", "#7b818c", "#858b97"},
    {"good", "#0b6136", "#7fd8a5"},   {"bad", "#a01a12", "#ff9b90"},
    {"open", "#6a4a00", "#ecc864"},   {"first", "#1f5fbf", "#7fb0ff"},
    {"second", "#a64b00", "#f2a65a"}, {"third", "#6b3fa0", "#c3a3f2"},
};

static const char rules[] =
    "*{box-sizing:border-box}"
    "html{background:var(--page);color:var(--text);font:100%/1.5 system-ui,sans-serif}"
    "body{max-width:72rem;margin:0 auto;padding:0 1rem 3rem;overflow-wrap:anywhere}"
    "h1{font-size:1.7rem;line-height:1.2;margin:1.2rem 0 .6rem}"
    "h2{font-size:1.35rem;line-height:1.25;margin:2.2rem 0 .6rem;padding-top:.5rem;"
    "border-top:2px solid var(--line)}"
    "h3{font-size:1.1rem;line-height:1.3;margin:1.6rem 0 .4rem}"
    "p{margin:.5rem 0;max-width:44rem}"
    "a{color:var(--link)}"
    "a:focus-visible,.wide:focus-visible{outline:3px solid var(--link);outline-offset:2px}"
    "main:focus{outline:none}"
    ".skip{position:absolute;left:-200vw;background:var(--page);padding:.5rem 1rem;z-index:1}"
    ".skip:focus{left:.5rem;top:.5rem}"
    "nav ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem}"
    "nav a{display:inline-block;padding:.2rem 0}"
    "dl{display:grid;grid-template-columns:minmax(8rem,14rem) minmax(0,1fr);gap:.25rem 1rem;"
    "margin:.6rem 0}"
    "dt{color:var(--quiet)}"
    "dd{margin:0;max-width:44rem}"
    "dd.written{white-space:pre-line;border-left:3px solid var(--line);padding-left:.8rem}"
    ".note{color:var(--quiet)}"
    ".wide{overflow-x:auto;margin:.8rem 0}"
    "table{border-collapse:collapse;min-width:min(100%,20rem)}"
    "caption{text-align:left;font-weight:600;padding:.2rem 0}"
    "th,td{text-align:left;vertical-align:top;padding:.3rem .7rem .3rem 0;"
    "border-bottom:1px solid var(--line);overflow-wrap:break-word}"
    "tbody th{font-weight:400}"
    "td.number{font-variant-numeric:tabular-nums;white-space:nowrap}"
    ".good{color:var(--good);font-weight:600}"
    ".bad{color:var(--bad);font-weight:600}"
    ".open{color:var(--open);font-weight:600}"
    "figure{margin:1rem 0;max-width:34rem}"
    "figcaption{font-weight:600}"
    "svg{display:block;width:100%;height:auto;margin:.4rem 0;background:var(--shade)}"
    "svg text{font:12px system-ui,sans-serif;fill:var(--text)}"
    "svg .axis{stroke:var(--line);fill:none}"
    "svg .grid{stroke:var(--line);stroke-opacity:.35;fill:none}"
    "svg .s0{stroke:var(--first)}svg .s1{stroke:var(--second)}svg .s2{stroke:var(--third)}"
    "svg .curve{fill:none;stroke-width:2}svg .s1.curve{stroke-dasharray:7 3}"
    "svg .s2.curve{stroke-dasharray:2 3}svg .ghost{stroke:var(--quiet);stroke-dasharray:1 3}"
    "svg .mark{stroke:var(--text);stroke-dasharray:4 3;fill:none}"
    "svg .dot{fill:var(--page);stroke:var(--text);stroke-width:2}"
    "svg .bar{stroke:var(--text);stroke-width:1}"
    "svg .f0{fill:var(--first)}svg .f1{fill:var(--second)}svg .f2{fill:var(--third)}"
    "svg .pale{fill:var(--page)}svg .dashed{fill:none;stroke-dasharray:2 3}svg .alarm{fill:none;stroke:var(--bad);stroke-width:2.5}"
    "svg .stripe{stroke:var(--bad);stroke-width:1.5}"
    "@media (min-width:56rem){figure{max-width:none;display:flex;flex-wrap:wrap;gap:0 1.5rem;"
    "align-items:flex-start}figcaption{flex:0 0 100%}svg{flex:0 1 32rem;min-width:24rem}"
    "figure .wide{flex:0 1 auto;max-width:100%}}"
    "@media (max-width:40rem){dl{grid-template-columns:minmax(0,1fr)}dd{margin-bottom:.4rem}"
    "body{padding:0 .75rem 2rem}h1{font-size:1.4rem}th,td{padding-right:.5rem}}";

static const char paper[] =
    "@media print{@page{margin:16mm}html{font-size:10pt}body{max-width:none;padding:0}"
    "nav,.skip{display:none}.wide{overflow:visible}h2,h3,caption,figcaption{break-after:avoid}"
    "figure,tr,dd.written{break-inside:avoid}thead{display:table-header-group}"
    "figure{display:block;max-width:12cm}svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}}";

static void add_colours(struct buffer *out, size_t which)
{
    buffer_add_text(out, ":root{");
    for (size_t i = 0; i < sizeof colours / sizeof colours[0]; i++) {
        buffer_add_format(out, "--%s:%s;", colours[i].name,
                          which == 0 ? colours[i].light : colours[i].dark);
    }
    buffer_add_char(out, '}');
}

void style_add(struct buffer *out)
{
    buffer_add_text(out, "<style>\n");
    add_colours(out, 0);
    buffer_add_text(out, "\n@media screen and (prefers-color-scheme:dark){");
    add_colours(out, 1);
    buffer_add_text(out, "}\n");
    buffer_add_text(out, rules);
    buffer_add_char(out, '\n');
    buffer_add_text(out, paper);
    buffer_add_text(out, "\n</style>\n");
}
