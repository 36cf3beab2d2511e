#include "course/text_check.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <uniwidth.h>

#include "course/figure.h"
#include "course/nearest.h"
#include "course/placeholder.h"
#include "course/schema_word.h"
#include "course/text.h"
#include "course/text_wanted.h"
#include "store/clean.h"
#include "store/wordlist.h"

enum { SPOKEN_ID = 128 };
enum { VALUE_CELLS = 9 }; /* "0.1234 ms" */

static void text_fault(const struct text_entry *entry, struct fault_list *faults, const char *what,
                       const char *word, const char *mend)
{
    fault_add(faults, entry->path, entry->line, entry->id, "%s %s; %s", what, word, mend);
}

static void fault_name(const struct text_entry *entry, const char *name, struct fault_list *faults)
{
    struct nearest nearest = {.word = name};
    nearest_offer_outputs(&nearest);
    nearest_offer_inputs(&nearest);
    fault_add(faults, entry->path, entry->line, entry->id, "no output or parameter is named %s; %s",
              name, nearest_mend(&nearest, "correct the placeholder"));
}

static void check_unit(const struct catalog *catalog, const struct text_entry *entry,
                       const struct placeholder *p, struct fault_list *faults)
{
    const struct unit *unit = unit_find(&catalog->reference.units, p->unit);
    const struct sim_output *output = sim_output_find(p->name);
    const struct sim_param *param = sim_param_find(p->name);
    const struct figure *figure = figure_find(p->name);
    const char *counted = output != NULL   ? output->unit
                          : param != NULL  ? param->unit
                          : figure != NULL ? figure->unit
                                           : NULL;
    if (unit == NULL && catalog->reference.units.count > 0) {
        fault_add_once(faults, unit_cause(catalog->arena, p->unit), entry->path, entry->line,
                       entry->id, "no unit is named %s; name one of units.csv, or - for none",
                       p->unit);
    } else if (unit != NULL && counted != NULL && strcmp(unit->base, counted) != 0) {
        fault_add(faults, entry->path, entry->line, entry->id,
                  "%s shows %s, and %s is in %s; name another unit", unit->id,
                  *unit->base == '\0' ? "pure numbers" : unit->base, p->name,
                  *counted == '\0' ? "no unit" : counted);
    }
}

/* Whether a text has a placeholder of that name. */
static bool has_word(const char *text, const char *name, size_t length)
{
    struct placeholder p;
    bool has = false;
    for (; !has && placeholder_next(text, &p); text = p.end) {
        has = strlen(p.name) == length && strncmp(p.name, name, length) == 0;
    }
    return has;
}

/* A placeholder of a text that the program fills is one of its words. */
static void check_word(const struct text_entry *entry, const struct placeholder *p,
                       struct fault_list *faults)
{
    const char *words = schema_words(entry->id);
    if (entry->english != NULL || (p->unit == NULL && wordlist_has(words, p->name))) {
        return; /* a translation has those of the English text */
    }
    fault_add(faults, entry->path, entry->line, entry->id, "the program fills in no %s here; %s%s",
              p->name, *words == '\0' ? "delete it" : "it has ", words);
}

/* Each word of the program has its place in the English text; a translation has those of it. */
static void check_words(const struct text_entry *entry, struct fault_list *faults)
{
    const char *word = entry->english == NULL ? schema_words(entry->id) : "";
    for (size_t length; *word != '\0'; word += length, word += strspn(word, " ")) {
        length = strcspn(word, " ");
        if (!has_word(entry->text, word, length)) {
            fault_add(faults, entry->path, entry->line, entry->id,
                      "the program has a word for {%.*s}; put that into the text", (int)length,
                      word);
        }
    }
}

static void check_placeholder(const struct catalog *catalog, const struct text_entry *entry,
                              const struct placeholder *p, struct fault_list *faults)
{
    int digits;
    if (schema_is_programs(entry->id)) {
        check_word(entry, p, faults);
        return;
    }
    if (placeholder_is_text(p) || placeholder_is_limit(p)) {
        if (p->digits != NULL && sim_param_find(p->digits) == NULL) {
            fault_name(entry, p->digits, faults);
        }
        return; /* whether it leads anywhere: text_wanted */
    }
    if (placeholder_lacks_id(p)) {
        fault_add(faults, entry->path, entry->line, entry->id,
                  "incomplete placeholder %s; write {%s:ID}", p->name, p->name);
        return;
    }
    if (sim_output_find(p->name) == NULL && sim_param_find(p->name) == NULL &&
        row_find(p->name) == ROW_KINDS && figure_find(p->name) == NULL) {
        fault_name(entry, p->name, faults);
    }
    if (p->unit == NULL || p->digits == NULL) {
        text_fault(entry, faults, "incomplete placeholder", p->name, "write {name:unit:digits}");
        return;
    }
    check_unit(catalog, entry, p, faults);
    if (!placeholder_digits(p->digits, &digits)) {
        text_fault(entry, faults, "not a number of digits:", p->digits,
                   "write 2 for digits after the point or g3 for significant ones");
    }
}

/* 1900 to 2199, whatever punctuation follows: a date is none of the model's numbers. */
static bool is_year(const char *token, size_t length)
{
    bool year = length >= 4 && strspn(token, "0123456789") == 4 &&
                (strncmp(token, "19", 2) == 0 || strncmp(token, "20", 2) == 0 ||
                 strncmp(token, "21", 2) == 0);
    for (size_t i = 4; year && i < length; i++) {
        year = ispunct((unsigned char)token[i]);
    }
    return year;
}

/* Tokens stand between blanks and placeholders; H100 and 1-(1-p)^K have a letter, 42 has none. */
static void check_numbers(const struct text_entry *entry, struct fault_list *faults)
{
    for (const char *c = entry->text; *c != '\0';) {
        if (*c == '{') {
            c += strcspn(c, "}");
            c += *c != '\0';
            continue;
        }
        size_t length = strcspn(c, " {");
        bool digit = false, letter = false;
        for (size_t i = 0; i < length; i++) {
            digit = digit || isdigit((unsigned char)c[i]);
            letter = letter || isalpha((unsigned char)c[i]) || (unsigned char)c[i] >= 0x80;
        }
        if (digit && !letter && !is_year(c, length)) {
            fault_add(faults, entry->path, entry->line, entry->id,
                      "%.*s is a number of the text's own; use a placeholder or a word",
                      (int)length, c);
        }
        c += length == 0 ? 1 : length;
    }
}

size_t text_room(const char *text)
{
    size_t cells = 0;
    struct placeholder p;
    for (; placeholder_next(text, &p); text = p.end) {
        cells += (size_t)u8_width((const uint8_t *)text, (size_t)(p.begin - text), "UTF-8") +
                 VALUE_CELLS;
    }
    return cells + (size_t)u8_strwidth((const uint8_t *)text, "UTF-8");
}

static void check_width(const struct schema_text *row, const struct text_entry *entry,
                        struct fault_list *faults)
{
    size_t cells = row->cells == 0 ? 0 : text_room(entry->text);
    if (cells > row->cells) {
        fault_add(faults, entry->path, entry->line, entry->id,
                  "it takes %zu cells of a screen; shorten it to %zu", cells, row->cells);
    }
}

/* Every brace belongs to a placeholder. */
static void check_braces(const struct text_entry *entry, struct fault_list *faults)
{
    struct placeholder p;
    const char *rest = entry->text;
    while (placeholder_next(rest, &p) && strcspn(rest, "{}") == (size_t)(p.begin - rest)) {
        rest = p.end;
    }
    if (rest[strcspn(rest, "{}")] != '\0') {
        text_fault(entry, faults,
                   "a brace that belongs to no placeholder:", rest + strcspn(rest, "{}"),
                   "close it, or write {name:unit:digits}");
    }
}

/* How a language writes numbers; any other text has none of its own. */
static void check_language(const struct text_entry *entry, struct fault_list *faults)
{
    const char *fault = language_fault(entry->id, entry->text);
    if (fault != NULL) {
        fault_add(faults, entry->path, entry->line, entry->id, "%s", fault);
    }
    if (!entry->cell && strncmp(entry->id, "language.", 9) != 0) {
        check_numbers(entry, faults);
    }
}

/* ---- translations ---- */

static size_t count_placeholder(const char *text, const struct placeholder *of)
{
    size_t count = 0, length = (size_t)(of->end - of->begin);
    struct placeholder p;
    for (; placeholder_next(text, &p); text = p.end) {
        count += (size_t)(p.end - p.begin) == length && strncmp(p.begin, of->begin, length) == 0;
    }
    return count;
}

/* A text in another language has the placeholders of the English one. */
void text_check_translation(const struct text_entry *entry, struct fault_list *faults)
{
    struct placeholder p;
    for (const char *rest = entry->english; rest != NULL && placeholder_next(rest, &p);
         rest = p.end) {
        if (count_placeholder(entry->text, &p) == 0) {
            fault_add(faults, entry->path, entry->line, entry->id,
                      "the English text has %.*s; put it into this one", (int)(p.end - p.begin),
                      p.begin);
        }
    }
    for (const char *rest = entry->text; entry->english != NULL && placeholder_next(rest, &p);
         rest = p.end) {
        if (count_placeholder(entry->english, &p) == 0) {
            fault_add(faults, entry->path, entry->line, entry->id,
                      "the English text has no %.*s; take its placeholders", (int)(p.end - p.begin),
                      p.begin);
        }
    }
}

bool text_differs(const struct text_entry *entry)
{
    struct fault_list faults = {0};
    text_check_translation(entry, &faults);
    bool differs = faults.count > 0;
    fault_free(&faults);
    return differs;
}

/* ---- all texts ---- */

static int by_id(const void *a, const void *b)
{
    const struct text_entry *one = a, *two = b;
    int order = strcmp(one->id, two->id);
    return order != 0 ? order : (one->line > two->line) - (one->line < two->line);
}

/* Whether any text is one of a track that isn't offered. */
static bool any_waits(const struct catalog *catalog)
{
    const char *before = "";
    for (size_t i = 0; i < catalog->texts.count; i++) {
        const char *id = catalog->texts.items[i].id;
        bool known = strcspn(id, ".") == strcspn(before, ".") &&
                     strncmp(id, before, strcspn(id, ".")) == 0;
        if (!known && text_waits(catalog, id)) {
            return true;
        }
        before = id;
    }
    return false;
}

/* Whether a voice has this text in the stead of another one, which a scene asks for: ID.spoken. */
static bool is_spoken(const struct catalog *catalog, const struct asked_ids *ids, const char *id)
{
    static const char end[] = ".spoken";
    char seen[SPOKEN_ID];
    size_t length = strlen(id), cut = sizeof end - 1;
    if (length <= cut || length - cut >= sizeof seen || strcmp(id + length - cut, end) != 0) {
        return false;
    }
    memcpy(seen, id, length - cut);
    seen[length - cut] = '\0';
    const struct schema_text *row = asked_ids_row(ids, catalog, seen);
    return row != NULL && row->where != IN_PROGRAM;
}

static void check_text(const struct catalog *catalog, const struct asked_ids *ids,
                       const struct text_entry *entry, bool waiting, struct fault_list *faults)
{
    struct placeholder p;
    if (strncmp(entry->text, TEXT_TODO, strlen(TEXT_TODO)) == 0) {
        fault_add(faults, entry->path, entry->line, entry->id, "this is still to be written");
        return;
    }
    const struct schema_text *row = asked_ids_row(ids, catalog, entry->id);
    for (const char *rest = entry->text; placeholder_next(rest, &p); rest = p.end) {
        check_placeholder(catalog, entry, &p, faults);
    }
    check_words(entry, faults);
    check_braces(entry, faults);
    check_language(entry, faults);
    text_check_translation(entry, faults);
    if (clean_is_blank(entry->text) && strcmp(entry->id, "language.group") != 0) {
        fault_add(faults, entry->path, entry->line, entry->id, "this text is empty; write it");
    }
    if (row != NULL) {
        check_width(row, entry, faults);
    } else if (ids->count > 0 && !waiting && !is_spoken(catalog, ids, entry->id)) {
        text_unasked_fault(ids, catalog, entry, faults);
    }
}

/* Sorted, so that the same id stands side by side. */
static void check_twice(const struct catalog *catalog, struct arena *arena,
                        struct fault_list *faults)
{
    size_t count = catalog->texts.count;
    struct text_entry *sorted = arena_alloc(arena, (count + 1) * sizeof *sorted);
    for (size_t i = 0; i < count; i++) {
        sorted[i] = catalog->texts.items[i];
    }
    qsort(sorted, count, sizeof *sorted, by_id);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(sorted[i - 1].id, sorted[i].id) == 0) {
            text_fault(&sorted[i], faults, "this id is there twice:", sorted[i].id, "delete one");
        }
    }
}

void text_check(const struct catalog *catalog, struct fault_list *faults)
{
    struct arena *arena = arena_new();
    struct asked_ids ids = {0};
    if (faults->count == 0) { /* else what nothing asks for may follow from a fault */
        asked_ids_collect(catalog, arena, &ids);
    }
    check_twice(catalog, arena, faults);
    bool waiting = any_waits(catalog);
    for (size_t i = 0; i < catalog->texts.count; i++) {
        check_text(catalog, &ids, &catalog->texts.items[i], waiting, faults);
    }
    if (catalog->texts.count > 0) {
        text_wanted_check(catalog, arena, faults);
    }
    asked_ids_free(&ids);
    arena_free(arena);
}
