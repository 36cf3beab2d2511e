#include "report/doc_html.h"

#include <stdlib.h>
#include <string.h>

#include "store/memory.h"
#include "web/html.h"

/* A page on its way: items are taken in runs, each of which is a table, a list or one by itself. */
struct page {
    struct buffer *out;
    const struct catalog *catalog;
    const struct doc *doc;
    size_t at;
    bool section;                /* one is open */
    const char *heading, *title; /* of the section, of the part */
};

static const struct doc_item *item_at(const struct page *page, size_t at)
{
    return at < page->doc->count ? &page->doc->items[at] : NULL;
}

static const char *word(const struct page *page, const char *id)
{
    return page_text(page->catalog, id);
}

/* Begins a table of a part, which its caption names. */
static void begin_table(struct page *page, const char *title, const char *what,
                        const char *const *columns, size_t count)
{
    struct buffer caption = {0};
    const struct word words[] = {{"label", .text = title}, {"value", .text = what}, {0}};
    page_words(&caption, page->catalog, "ui.label_value", words);
    page_table(page->out, buffer_text(&caption), columns, count);
    buffer_free(&caption);
}

/* ---- a prediction beside what the model says ---- */

/* What is compared: the field that was said, the one that the model gives, how they compare. */
static const struct {
    const char *said, *result, *is;
} compared[] = {
    {"said_choice", "result_choice", "choice_is"},
    {"said_mechanism", "result_mechanism", NULL},
    {"said_number", "result_number", "number_is"},
};
enum { COMPARED = sizeof compared / sizeof compared[0] };

/* The field of a key in the part that begins at FROM; NULL: it has none. */
static const struct doc_item *field_of(const struct page *page, size_t from, const char *key)
{
    for (size_t i = from; i < page->doc->count && page->doc->items[i].kind > DOC_PART; i++) {
        const struct doc_item *item = &page->doc->items[i];
        if (item->kind == DOC_FIELD && key && strcmp(item->key, key) == 0) {
            return item;
        }
    }
    return NULL;
}

static bool is_compared(const char *key)
{
    for (size_t i = 0; i < COMPARED; i++) {
        if (strcmp(key, compared[i].said) == 0 || strcmp(key, compared[i].result) == 0 ||
            (compared[i].is && strcmp(key, compared[i].is) == 0)) {
            return true;
        }
    }
    return false;
}

/* How the two compare: in the report's words, else by whether they are one. */
static void add_outcome(struct page *page, const struct doc_item *said,
                        const struct doc_item *result, const struct doc_item *is)
{
    bool right = is ? strcmp(is->raw, "right") == 0 : strcmp(said->raw, result->raw) == 0;
    const char *words = is ? is->text
                           : word(page, right ? "calibration.right" : "calibration.wrong");
    html_open(page->out, "td", HTML_END);
    page_verdict(page->out, right ? PAGE_GOOD : PAGE_BAD, words);
    html_close(page->out, "td");
}

static void add_comparison(struct page *page, size_t from)
{
    const char *const columns[] = {word(page, "ui.page.item"), word(page, "ui.page.predicted"),
                                   word(page, "ui.page.model"), word(page, "ui.page.result")};
    begin_table(page, page->title, word(page, "ui.page.compared"), columns, 4);
    for (size_t i = 0; i < COMPARED; i++) {
        const struct doc_item *said = field_of(page, from, compared[i].said);
        const struct doc_item *result = field_of(page, from, compared[i].result);
        if (said && result) {
            page_row(page->out, said->label);
            page_cell(page->out, said->text);
            page_cell(page->out, result->text);
            add_outcome(page, said, result, field_of(page, from, compared[i].is));
            page_row_end(page->out);
        }
    }
    page_table_end(page->out);
}

/* ---- lists and tables ---- */

/* Whether a field stands in the list of its part. */
static bool is_listed(const struct doc_item *item, bool comparison)
{
    return item && ((item->kind == DOC_FIELD && !item->verdict &&
                     !(comparison && is_compared(item->key))) ||
                    item->kind == DOC_WRITTEN);
}

static void add_list(struct page *page, bool comparison)
{
    html_open(page->out, "dl", HTML_END);
    const struct doc_item *item;
    while (is_listed(item = item_at(page, page->at), comparison)) {
        bool written = item->kind == DOC_WRITTEN;
        html_element(page->out, "dt", item->label, HTML_END);
        html_open(page->out, "dd", "class", written ? "written" : NULL, HTML_END);
        if (written) {
            html_lines(page->out, item->text[0] ? item->text : "-");
        } else {
            html_text(page->out, item->text[0] ? item->text : "-");
        }
        html_close(page->out, "dd");
        page->at++;
    }
    html_close(page->out, "dl");
}

static void add_judged(struct page *page)
{
    const char *const columns[] = {word(page, "ui.page.aim"), word(page, "ui.page.value"),
                                   word(page, "ui.page.limit"), word(page, "ui.page.verdict")};
    const struct doc_item *item;
    begin_table(page, page->title, word(page, "ui.page.aims"), columns, 4);
    while ((item = item_at(page, page->at)) != NULL && item->kind == DOC_FIELD && item->verdict) {
        page_row(page->out, item->label);
        page_cell(page->out, item->value[0] ? item->value : "-");
        page_cell(page->out, item->limit[0] ? item->limit : "-");
        html_open(page->out, "td", HTML_END);
        page_verdict(page->out, item->mark, item->verdict);
        html_close(page->out, "td");
        page_row_end(page->out);
        page->at++;
    }
    page_table_end(page->out);
}

/* The cell of a row under a field's label; what a row hasn't is a dash. */
static void add_row_cell(struct page *page, size_t row, const struct doc_item *heading)
{
    const struct doc_item *field = field_of(page, row + 1, heading->key);
    page_cell(page->out, field ? field->text : "-");
}

/* Begins a row; what is noted of it stands below its name. */
static void begin_row(struct page *page, const struct doc_item *row)
{
    const struct doc_item *item;
    html_open(page->out, "tr", HTML_END);
    html_open(page->out, "th", "scope", "row", HTML_END);
    html_text(page->out, row->name);
    for (size_t i = page->at + 1; (item = item_at(page, i)) && item->kind > DOC_PART; i++) {
        if (item->kind == DOC_NOTE) {
            html_element(page->out, "p", item->text, "class", "note", HTML_END);
        }
    }
    html_close(page->out, "th");
}

/* Rows that follow each other with one group: a table whose columns are the first one's fields. */
static void add_group(struct page *page)
{
    const struct doc_item *first = item_at(page, page->at), *item;
    const struct doc_item *fields[8];
    const char *columns[9] = {word(page, "ui.page.item")};
    size_t count = 0;
    for (size_t i = page->at + 1; count < 8 && (item = item_at(page, i)) && item->kind > DOC_PART;
         i++) {
        if (item->kind == DOC_FIELD) {
            fields[count++] = item;
            columns[count] = item->label;
        }
    }
    html_element(page->out, "h3", first->group, HTML_END);
    begin_table(page, first->group, page->heading, columns, count + 1);
    while ((item = item_at(page, page->at)) != NULL && item->kind == DOC_PART && item->group &&
           strcmp(item->group, first->group) == 0) {
        begin_row(page, item);
        for (size_t i = 0; i < count; i++) {
            add_row_cell(page, page->at, fields[i]);
        }
        page_row_end(page->out);
        for (page->at++; (item = item_at(page, page->at)) && item->kind > DOC_PART;) {
            page->at++;
        }
    }
    page_table_end(page->out);
}

/* ---- sections and parts ---- */

/* The fields from here to the next part. */
static void add_fields(struct page *page)
{
    const struct doc_item *item;
    bool comparison = field_of(page, page->at, "result_choice") != NULL, told = false;
    while ((item = item_at(page, page->at)) != NULL && item->kind > DOC_PART) {
        if (is_listed(item, comparison)) {
            add_list(page, comparison);
        } else if (item->kind == DOC_FIELD && item->verdict) {
            add_judged(page);
        } else {
            if (item->kind == DOC_NOTE) {
                html_element(page->out, "p", item->text, "class", "note", HTML_END);
            } else if (item->kind == DOC_FIGURE) {
                buffer_add_text(page->out, item->raw);
            } else if (!told) { /* the first of what is compared */
                add_comparison(page, page->at);
                told = true;
            }
            page->at++;
        }
    }
}

static void begin_section(struct page *page, const struct doc_item *item)
{
    struct buffer id = {0};
    html_id(&id, item->key);
    if (page->section) {
        page_section_end(page->out);
    }
    page_section(page->out, buffer_text(&id), item->label);
    page->heading = page->title = item->label;
    page->section = true;
    buffer_free(&id);
}

static void add_sections(struct page *page)
{
    const struct doc_item *item;
    while ((item = item_at(page, page->at)) != NULL) {
        if (item->kind == DOC_PART && item->group) {
            add_group(page);
            continue;
        }
        if (item->kind == DOC_SECTION) {
            begin_section(page, item);
        } else if (item->kind == DOC_PART) {
            html_element(page->out, "h3", item->label, HTML_END);
            page->title = item->label;
        }
        page->at += item->kind <= DOC_PART;
        add_fields(page);
    }
    if (page->section) {
        page_section_end(page->out);
    }
}

/* ---- the page ---- */

static void add_links(const struct page *page)
{
    struct page_link *links = memory_get(page->doc->count, sizeof *links);
    size_t count = 0;
    for (size_t i = 0; i < page->doc->count; i++) {
        const struct doc_item *item = &page->doc->items[i];
        if (item->kind == DOC_SECTION) {
            struct buffer id = {0};
            html_id(&id, item->key);
            links[count++] = (struct page_link){buffer_take(&id), item->label};
        }
    }
    page_links(page->out, page->catalog, links, count);
    for (size_t i = 0; i < count; i++) {
        free((char *)links[i].id);
    }
    free(links);
}

/* Whose report it is, by the ledger's own word. */
static const char *login_of(const struct doc *doc)
{
    for (size_t i = 0; i < doc->count; i++) {
        if (doc->items[i].kind == DOC_FIELD && strcmp(doc->items[i].key, "login") == 0) {
            return doc->items[i].text;
        }
    }
    return "?";
}

void doc_html_write(const struct doc *doc, const struct catalog *catalog, struct buffer *out)
{
    struct page page = {.out = out, .catalog = catalog, .doc = doc};
    struct buffer title = {0};
    const struct word words[] = {{"login", .text = login_of(doc)}, {0}};
    page_words(&title, catalog, "ui.page.report", words);
    page_begin(out, catalog, buffer_text(&title));
    add_links(&page);
    add_sections(&page);
    page_end(out);
    buffer_free(&title);
}
