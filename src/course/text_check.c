#include "course/text_check.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "course/figure.h"
#include "course/nearest.h"
#include "course/placeholder.h"
#include "course/text.h"
#include "store/memory.h"

/* Cells that the screens keep for texts whose ids, without track and part, begin so. */
static const struct {
    const char *prefix;
    size_t cells;
} widths[] = {{"label.", 24}, {"choice.", 24}, {"output.", 30}};

static void text_fault(const struct text_entry *entry, struct fault_list *faults, const char *what,
                       const char *word, const char *mend)
{
    fault_add(faults, entry->path, entry->line, entry->id, "%s %s; %s", what, word, mend);
}

static bool text_exists(const struct catalog *catalog, const char *id)
{
    size_t length = strlen(id);
    for (size_t i = 0; i < catalog->texts.count; i++) {
        const char *full = catalog->texts.items[i].id;
        size_t at = strlen(full);
        if (at >= length && strcmp(full + at - length, id) == 0 &&
            (at == length || full[at - length - 1] == '.')) {
            return true;
        }
    }
    return false;
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
    if (unit == NULL) {
        text_fault(entry, faults, "no unit is named", p->unit,
                   "name one of units.csv, or - for none");
    } else if (counted != NULL && strcmp(unit->base, counted) != 0) {
        fault_add(faults, entry->path, entry->line, entry->id,
                  "%s shows %s, and %s is in %s; name another unit", unit->id,
                  *unit->base == '\0' ? "pure numbers" : unit->base, p->name,
                  *counted == '\0' ? "no unit" : counted);
    }
}

/* Whether the program itself fills a text, with words of its own: {first}. */
static bool is_programs(const char *id)
{
    static const char *const prefixes[] = {"ui.", "linear."};
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
        if (strncmp(id, prefixes[i], strlen(prefixes[i])) == 0) {
            return true;
        }
    }
    return false;
}

/* The English texts name the words that there are. */
static void check_word(const struct text_entry *entry, const struct placeholder *p,
                       struct fault_list *faults)
{
    struct placeholder word;
    bool known = entry->english == NULL;
    for (const char *rest = entry->english; !known && placeholder_next(rest, &word);
         rest = word.end) {
        known = strcmp(word.name, p->name) == 0;
    }
    if (p->unit != NULL || !known) {
        text_fault(entry, faults, "the program fills in no", p->name,
                   "take one of the English text's placeholders");
    }
}

static void check_placeholder(const struct catalog *catalog, const struct text_entry *entry,
                              const struct placeholder *p, struct fault_list *faults)
{
    int digits;
    if (is_programs(entry->id)) {
        check_word(entry, p, faults);
        return;
    }
    if (strcmp(p->name, "text") == 0) {
        if (p->unit == NULL || !text_exists(catalog, p->unit)) {
            text_fault(entry, faults, "no text has the id", p->unit == NULL ? "" : p->unit,
                       "correct the placeholder");
        }
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
        if (digit && !letter) {
            fault_add(faults, entry->path, entry->line, entry->id,
                      "%.*s is a number of the text's own; use a placeholder or a word",
                      (int)length, c);
        }
        c += length == 0 ? 1 : length;
    }
}

static size_t count_cells(const char *text)
{
    size_t cells = 0;
    for (; *text != '\0'; text++) {
        cells += ((unsigned char)*text & 0xc0) != 0x80;
    }
    return cells;
}

/* Behind "NAME." if the id begins so; else the id. */
static const char *without(const char *id, const char *name)
{
    size_t length = strlen(name);
    return strncmp(id, name, length) == 0 && id[length] == '.' ? id + length + 1 : id;
}

/* An id without the track and the part that it is for. */
static const char *bare_id(const struct catalog *catalog, const char *id)
{
    const char *bare = id;
    for (size_t i = 0; i < catalog->track_count && bare == id; i++) {
        bare = without(id, catalog->tracks[i].id);
    }
    id = bare;
    for (enum sim_part part = SIM_PART_SCALING; part <= SIM_PART_FINALE && bare == id; part++) {
        bare = without(id, part_id(part));
    }
    return bare;
}

static void check_width(const struct catalog *catalog, const struct text_entry *entry,
                        struct fault_list *faults)
{
    const char *id = bare_id(catalog, entry->id);
    for (size_t i = 0; i < sizeof widths / sizeof widths[0]; i++) {
        if (strncmp(id, widths[i].prefix, strlen(widths[i].prefix)) == 0 &&
            count_cells(entry->text) > widths[i].cells) {
            fault_add(faults, entry->path, entry->line, entry->id,
                      "%zu characters; shorten it to %zu", count_cells(entry->text),
                      widths[i].cells);
        }
    }
}

/* ---- texts that the data calls for ---- */

/* What a text is wanted for. */
struct want {
    const struct catalog *catalog;
    const struct track *track;
    const struct part *part;
    struct fault_list *faults;
};

static void want_text(const struct want *want, const char *kind, const char *id)
{
    const char *full = arena_printf(want->catalog->arena, "%s.%s", kind, id);
    if (text_find(want->catalog, want->track, (int)want->part->number, full) == NULL) {
        fault_add(want->faults, want->catalog->texts.path, 0, full,
                  "%s/%s.ini calls for this text; write it", want->track->id,
                  part_id(want->part->number));
    }
}

static void want_control(const struct want *want, const struct control *control)
{
    want_text(want, "label", control->name);
    if (control->slider == 0 || control->param == NULL) {
        return;
    }
    want_text(want, "help", control->name);
    const char *const *choices = control->param->choices;
    for (size_t i = 0; choices != NULL && choices[i] != NULL; i++) {
        want_text(want, arena_printf(want->catalog->arena, "choice.%s", control->name), choices[i]);
    }
}

static void want_part(const struct want *want)
{
    const struct part *part = want->part;
    struct arena *arena = want->catalog->arena;
    for (size_t i = 0; i < part->control_count; i++) {
        want_control(want, &part->controls[i]);
    }
    for (size_t i = 0; i < part->aim_count; i++) {
        want_text(want, "aim", part->aims[i].id);
    }
    for (size_t i = 0; i < part->failure_count; i++) {
        want_text(want, "failure", arena_printf(arena, "%s.word", part->failures[i].id));
        want_text(want, "failure", arena_printf(arena, "%s.mend", part->failures[i].id));
    }
    for (size_t i = 0; i < part->lock_choice_count; i++) {
        want_text(want, "lock.choice", part->lock_choices[i]);
    }
    for (size_t i = 0; i < part->lock_mechanism_count; i++) {
        want_text(want, "lock.mechanism", part->lock_mechanisms[i]);
    }
}

/* ---- all texts ---- */

static int by_id(const void *a, const void *b)
{
    const struct text_entry *one = a, *two = b;
    int order = strcmp(one->id, two->id);
    return order != 0 ? order : (one->line > two->line) - (one->line < two->line);
}

static void check_text(const struct catalog *catalog, const struct text_entry *entry,
                       struct fault_list *faults)
{
    struct placeholder p;
    for (const char *rest = entry->text; placeholder_next(rest, &p); rest = p.end) {
        check_placeholder(catalog, entry, &p, faults);
    }
    check_numbers(entry, faults);
    check_width(catalog, entry, faults);
}

void text_check(const struct catalog *catalog, struct fault_list *faults)
{
    size_t count = catalog->texts.count;
    struct text_entry *sorted = memory_get(count, sizeof *sorted);
    for (size_t i = 0; i < count; i++) {
        sorted[i] = catalog->texts.items[i];
    }
    qsort(sorted, count, sizeof *sorted, by_id);
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && strcmp(sorted[i - 1].id, sorted[i].id) == 0) {
            text_fault(&sorted[i], faults, "this id is there twice:", sorted[i].id, "delete one");
        }
        check_text(catalog, &sorted[i], faults);
    }
    free(sorted);
    for (size_t i = 0; count > 0 && i < catalog->track_count; i++) {
        const struct track *track = &catalog->tracks[i];
        for (int part = 0; part < PARTS; part++) {
            want_part(&(struct want){catalog, track, &track->parts[part], faults});
        }
    }
}
