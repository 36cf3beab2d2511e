#include "report/doc.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "report/doc_html.h"
#include "report/doc_text.h"
#include "store/clean.h"
#include "store/json.h"
#include "store/memory.h"
#include "store/number.h"

enum { LINE_MAX_BYTES = 64 * 1024 };

static char *cleaned(const char *text)
{
    struct buffer clean = {0};
    clean_short(&clean, text, LINE_MAX_BYTES);
    return buffer_take(&clean);
}

static struct doc_item *add(struct doc *doc, enum doc_kind kind, const char *key, const char *label,
                            const char *text)
{
    doc->items = memory_grow(doc->items, doc->count, &doc->room, sizeof *doc->items);
    struct doc_item *item = &doc->items[doc->count++];
    *item = (struct doc_item){.kind = kind, .key = memory_text(key)};
    item->label = cleaned(label);
    item->text = cleaned(text);
    return item;
}

void doc_section(struct doc *doc, const char *key, const char *heading)
{
    add(doc, DOC_SECTION, key, heading, "");
}

void doc_part(struct doc *doc, const char *key, const char *title)
{
    add(doc, DOC_PART, key, title, "");
}

void doc_field(struct doc *doc, const char *key, const char *label, const char *text,
               const char *raw)
{
    struct doc_item *item = add(doc, DOC_FIELD, key, label, text);
    item->raw = raw ? cleaned(raw) : NULL;
}

void doc_row(struct doc *doc, const char *key, const char *title, const char *group,
             const char *name)
{
    struct doc_item *item = add(doc, DOC_PART, key, title, "");
    item->group = cleaned(group);
    item->name = cleaned(name);
}

void doc_judged(struct doc *doc, const char *key, const char *label, const char *value,
                const char *limit, const char *verdict, enum page_mark mark, const char *raw)
{
    struct buffer text = {0};
    buffer_add_format(&text, "%s%s%s: %s", value, *limit ? ", " : "", limit, verdict);
    doc_field(doc, key, label, buffer_text(&text), raw);
    struct doc_item *item = &doc->items[doc->count - 1];
    item->value = cleaned(value);
    item->limit = cleaned(limit);
    item->verdict = cleaned(verdict);
    item->mark = mark;
    buffer_free(&text);
}

void doc_figure(struct doc *doc, const char *html)
{
    add(doc, DOC_FIGURE, "", "", "")->raw = memory_text(html);
}

/* Its lines stay lines. */
void doc_written(struct doc *doc, const char *key, const char *label, const char *text)
{
    struct doc_item *item = add(doc, DOC_WRITTEN, key, label, "");
    struct buffer clean = {0};
    for (;;) {
        size_t length = strcspn(text, "\n");
        char *line = memory_text_n(text, length);
        clean_short(&clean, line, LINE_MAX_BYTES);
        free(line);
        if (!text[length]) {
            break;
        }
        buffer_add_char(&clean, '\n');
        text += length + 1;
    }
    free(item->text);
    item->text = buffer_take(&clean);
}

void doc_note(struct doc *doc, const char *key, const char *text)
{
    add(doc, DOC_NOTE, key, "", text);
}

void doc_free(struct doc *doc)
{
    for (size_t i = 0; i < doc->count; i++) {
        free(doc->items[i].key);
        free(doc->items[i].label);
        free(doc->items[i].text);
        free(doc->items[i].raw);
        free(doc->items[i].value);
        free(doc->items[i].limit);
        free(doc->items[i].verdict);
        free(doc->items[i].group);
        free(doc->items[i].name);
    }
    free(doc->items);
    *doc = (struct doc){0};
}

/* ---- Markdown ---- */

/* Nothing that a student wrote makes a heading, a link or a tag. */
static void add_escaped(struct buffer *out, const char *text)
{
    for (; *text; text++) {
        if (strchr("\\`*_<>[]#|~&", *text)) {
            buffer_add_char(out, '\\');
        }
        buffer_add_char(out, *text);
    }
}

static void add_quoted(struct buffer *out, const char *text)
{
    while (*text) {
        size_t length = strcspn(text, "\n");
        char *line = memory_text_n(text, length);
        buffer_add_text(out, *line ? "> " : ">");
        add_escaped(out, line);
        buffer_add_text(out, text[length] ? "  \n" : "\n");
        text += length + (text[length] == '\n');
        free(line);
    }
}

static void write_markdown(const struct doc *doc, struct buffer *out)
{
    enum doc_kind before = DOC_SECTION;
    for (size_t i = 0; i < doc->count; i++) {
        const struct doc_item *item = &doc->items[i];
        if (item->kind == DOC_FIGURE) {
            continue;
        }
        bool list = item->kind == DOC_FIELD && before == DOC_FIELD;
        buffer_add_text(out, i == 0 || list ? "" : "\n");
        switch (item->kind) {
        case DOC_SECTION:
        case DOC_PART:
            buffer_add_text(out, item->kind == DOC_SECTION ? "## " : "### ");
            add_escaped(out, item->label);
            buffer_add_char(out, '\n');
            break;
        case DOC_FIELD:
            buffer_add_text(out, "- **");
            add_escaped(out, item->label);
            buffer_add_text(out, "**: ");
            add_escaped(out, item->text);
            buffer_add_char(out, '\n');
            break;
        case DOC_WRITTEN:
            buffer_add_text(out, "**");
            add_escaped(out, item->label);
            buffer_add_text(out, "**:\n\n");
            add_quoted(out, item->text);
            break;
        case DOC_NOTE:
            add_escaped(out, item->text);
            buffer_add_char(out, '\n');
            break;
        case DOC_FIGURE: break;
        }
        before = item->kind;
    }
}

/* ---- JSON: an object of sections, each one of parts and fields ---- */

/* What is a number in the ledger is one here. */
static void put_value(struct json_out *json, const struct doc_item *item)
{
    double number;
    if (item->raw && number_parse(item->raw, &number)) {
        json_put_number(json, item->key, number);
    } else {
        json_put_text(json, item->key, item->raw ? item->raw : item->text);
    }
}

static void write_json(const struct doc *doc, struct buffer *out)
{
    struct json_out json = {.buffer = out};
    bool section = false, part = false;
    json_open(&json, NULL, '{');
    for (size_t i = 0; i < doc->count; i++) {
        const struct doc_item *item = &doc->items[i];
        if (part && item->kind <= DOC_PART) {
            json_close(&json, '}');
            part = false;
        }
        if (section && item->kind == DOC_SECTION) {
            json_close(&json, '}');
        }
        if (item->kind <= DOC_PART) {
            buffer_add_text(out, "\n");
            json_open(&json, item->key, '{');
            section = true;
            part = item->kind == DOC_PART;
        } else if (item->kind != DOC_FIGURE) {
            put_value(&json, item);
        }
    }
    for (int i = 0; i < section + part; i++) {
        json_close(&json, '}');
    }
    json_close(&json, '}');
    buffer_add_char(out, '\n');
}

/* ---- formats ---- */

void doc_write(const struct doc *doc, const struct catalog *catalog, enum doc_format format,
               struct buffer *out)
{
    static void (*const writers[])(const struct doc *doc, struct buffer *out) = {
        [DOC_TEXT] = doc_text_write,
        [DOC_MARKDOWN] = write_markdown,
        [DOC_JSON] = write_json,
    };
    if (format == DOC_HTML) {
        doc_html_write(doc, catalog, out);
    } else {
        writers[format](doc, out);
    }
}
