#include "report/check.h"

#include <stdlib.h>
#include <string.h>

#include "course/text.h"
#include "report/report.h"
#include "store/clean.h"
#include "store/memory.h"
#include "store/number.h"

enum { SHOWN = 100 };

/* How each format says how many records it was made from: before their name, and behind it. */
static const char *const records_marks[][2] = {
    [DOC_TEXT] = {"\n  ", ": "},
    [DOC_MARKDOWN] = {"\n- **", "**: "},
    [DOC_JSON] = {"\"", "\":"},
    [DOC_HTML] = {"<dt>", "</dt>\n<dd>"},
};

/* JSON begins with a brace, Markdown with a heading, a page with a bracket. */
static enum doc_format format_of(const char *report)
{
    return report[0] == '{'   ? DOC_JSON
           : report[0] == '#' ? DOC_MARKDOWN
           : report[0] == '<' ? DOC_HTML
                              : DOC_TEXT;
}

/* Behind the last place of these words: what a student wrote stands before it. NULL: nowhere. */
static const char *behind_last(const char *report, const char *words)
{
    const char *at = NULL;
    for (const char *next = report; (next = strstr(next, words)) != NULL; next++) {
        at = next + strlen(words);
    }
    return at;
}

static bool records_of(const struct catalog *catalog, const char *report, enum doc_format format,
                       size_t *records)
{
    struct buffer words = {0};
    long long number;
    const char *name = format == DOC_JSON ? "records" : text_of(catalog, NULL, 0, "report.records");
    buffer_add_format(&words, "%s%s%s", records_marks[format][0], name, records_marks[format][1]);
    const char *at = behind_last(report, buffer_text(&words));
    buffer_free(&words);
    if (!at) {
        return false;
    }
    char *digits = memory_text_n(at, strspn(at, "0123456789"));
    bool found = number_parse_integer(digits, 0, LEDGER_FILE_MAX, &number);
    free(digits);
    if (found) {
        *records = (size_t)number;
    }
    return found;
}

static void say_difference(const char *report, const char *own, struct buffer *why)
{
    size_t line = 1, start = 0, at = 0;
    for (; report[at] && report[at] == own[at]; at++) {
        if (report[at] == '\n') {
            line++;
            start = at + 1;
        }
    }
    const struct {
        const char *says, *text;
    } sides[] = {{"the report says", report}, {"; the ledger gives", own}};
    buffer_add_format(why, "line %zu differs: ", line);
    for (size_t i = 0; i < 2; i++) {
        const char *text = strlen(sides[i].text) < start ? "" : sides[i].text + start;
        char *one = memory_text_n(text, strcspn(text, "\n"));
        buffer_add_format(why, "%s: ", sides[i].says);
        clean_short(why, one, SHOWN);
        free(one);
    }
}

bool check_report(const struct catalog *catalog, const struct ledger_log *log, const char *report,
                  struct buffer *why)
{
    enum doc_format format = format_of(report);
    struct buffer own = {0};
    size_t records;
    if (!records_of(catalog, report, format, &records)) {
        buffer_add_text(why, "it does not say how many records it was made from; make it anew, "
                             "or give the --lang that it was made with");
        return false;
    }
    if (records > ledger_log_count(log)) {
        buffer_add_format(why, "it was made from %zu record%s, and the ledger has %zu", records,
                          number_plural(records), ledger_log_count(log));
        return false;
    }
    report_write(catalog, log, records, format, &own);
    bool same = strcmp(report, buffer_text(&own)) == 0;
    if (!same) {
        say_difference(report, buffer_text(&own), why);
    }
    buffer_free(&own);
    return same;
}
