#include "web/page.h"

#include "web/html.h"
#include "web/style.h"

const char page_sign[] = "<!DOCTYPE html>\n<!-- fleetlab -->\n";

const char *page_text(const struct catalog *catalog, const char *id)
{
    return text_of(catalog, NULL, 0, id);
}

void page_words(struct buffer *out, const struct catalog *catalog, const char *id,
                const struct word *words)
{
    text_words(out, page_text(catalog, id), words);
}

void page_begin(struct buffer *out, const struct catalog *catalog, const char *title)
{
    buffer_add_text(out, page_sign);
    html_open(out, "html", "lang", catalog->language.id, HTML_END);
    html_open(out, "head", HTML_END);
    html_empty(out, "meta", "charset", "utf-8", HTML_END);
    html_empty(out, "meta", "name", "viewport", "content", "width=device-width, initial-scale=1",
               HTML_END);
    html_empty(out, "meta", "name", "referrer", "content", "no-referrer", HTML_END);
    html_empty(out, "meta", "name", "color-scheme", "content", "light dark", HTML_END);
    html_empty(out, "meta", "http-equiv", "Content-Security-Policy", "content",
               "default-src 'none'; style-src 'unsafe-inline'", HTML_END);
    html_element(out, "title", title, HTML_END);
    style_add(out);
    html_close(out, "head");
    html_open(out, "body", HTML_END);
    html_element(out, "a", page_text(catalog, "ui.page.skip"), "class", "skip", "href", "#content",
                 HTML_END);
    html_open(out, "header", HTML_END);
    html_element(out, "h1", title, HTML_END);
    html_close(out, "header");
    html_open(out, "main", "id", "content", "tabindex", "-1", HTML_END);
}

void page_end(struct buffer *out)
{
    html_close(out, "main");
    html_close(out, "body");
    html_close(out, "html");
}

void page_links(struct buffer *out, const struct catalog *catalog, const struct page_link *links,
                size_t count)
{
    struct buffer target = {0};
    html_open(out, "nav", "aria-label", page_text(catalog, "ui.page.sections"), HTML_END);
    html_open(out, "ul", HTML_END);
    for (size_t i = 0; i < count; i++) {
        buffer_cut(&target, 0);
        buffer_add_format(&target, "#%s", links[i].id);
        html_open(out, "li", HTML_END);
        html_element(out, "a", links[i].title, "href", buffer_text(&target), HTML_END);
        html_close(out, "li");
    }
    html_close(out, "ul");
    html_close(out, "nav");
    buffer_free(&target);
}

void page_section(struct buffer *out, const char *id, const char *title)
{
    struct buffer heading = {0};
    buffer_add_format(&heading, "%s-title", id);
    html_open(out, "section", "id", id, "aria-labelledby", buffer_text(&heading), HTML_END);
    html_element(out, "h2", title, "id", buffer_text(&heading), HTML_END);
    buffer_free(&heading);
}

void page_section_end(struct buffer *out)
{
    html_close(out, "section");
}

void page_verdict(struct buffer *out, enum page_mark mark, const char *word)
{
    static const struct {
        const char *style, *sign;
    } marks[] = {
        [PAGE_UNMARKED] = {NULL, ""},
        [PAGE_GOOD] = {"good", "\u2713"},
        [PAGE_BAD] = {"bad", "\u2717"},
        [PAGE_OPEN] = {"open", "?"},
    };
    html_open(out, "span", "class", marks[mark].style, HTML_END);
    if (mark != PAGE_UNMARKED) {
        html_open(out, "span", "aria-hidden", "true", HTML_END);
        buffer_add_format(out, "%s </span>", marks[mark].sign);
    }
    html_text(out, word);
    buffer_add_text(out, "</span>");
}

void page_table(struct buffer *out, const char *caption, const char *const *columns, size_t count)
{
    html_open(out, "div", "class", "wide", "role", "region", "aria-label", caption, "tabindex", "0",
              HTML_END);
    html_open(out, "table", HTML_END);
    html_element(out, "caption", caption, HTML_END);
    html_open(out, "thead", HTML_END);
    html_open(out, "tr", HTML_END);
    for (size_t i = 0; i < count; i++) {
        html_element(out, "th", columns[i], "scope", "col", HTML_END);
    }
    html_close(out, "tr");
    html_close(out, "thead");
    html_open(out, "tbody", HTML_END);
}

void page_table_end(struct buffer *out)
{
    html_close(out, "tbody");
    html_close(out, "table");
    html_close(out, "div");
}

void page_row(struct buffer *out, const char *heading)
{
    html_open(out, "tr", HTML_END);
    html_element(out, "th", heading, "scope", "row", HTML_END);
}

void page_row_end(struct buffer *out)
{
    html_close(out, "tr");
}

void page_cell(struct buffer *out, const char *text)
{
    html_element(out, "td", text, HTML_END);
}

void page_number(struct buffer *out, const char *text)
{
    html_element(out, "td", text, "class", "number", HTML_END);
}
