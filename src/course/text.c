/* text.c: texts by id, and their placeholders. */
#include "course/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "course/catalog_data.h"
#include "course/figure.h"
#include "course/placeholder.h"
#include "store/buffer.h"

enum { ID_BYTES = 160, TEXT_DEPTH = 4 };

static int compare_id(const void *id, const void *entry)
{
    return strcmp(id, ((const struct lab_text_entry *)entry)->id);
}

static const char *text_exact(const struct lab_catalog *catalog, const char *id)
{
    const struct lab_text_entry *entry = catalog->text_count == 0
                                             ? NULL
                                             : bsearch(id, catalog->texts, catalog->text_count,
                                                       sizeof *catalog->texts, compare_id);
    return entry == NULL ? NULL : entry->text;
}

const char *lab_text_find(const struct lab_catalog *catalog, const struct lab_track *track,
                          int part, const char *id)
{
    for (int scope = 3; scope >= 0; scope--) {
        bool with_track = scope & 2, with_part = scope & 1;
        if ((with_track && track == NULL) || (with_part && part == 0)) {
            continue;
        }
        char full[ID_BYTES];
        snprintf(full, sizeof full, "%s%s%s%s%s", with_track ? track->id : "",
                 with_track ? "." : "", with_part ? lab_part_id((enum sim_part)part) : "",
                 with_part ? "." : "", id);
        const char *text = text_exact(catalog, full);
        if (text != NULL) {
            return text;
        }
    }
    return NULL;
}

const char *lab_text(const struct lab_catalog *catalog, const struct lab_track *track, int part,
                     const char *id)
{
    const char *text = lab_text_find(catalog, track, part, id);
    return text != NULL ? text : arena_printf(catalog->arena, "[%s]", id);
}

/* ---- placeholders ---- */

bool placeholder_next(const char *text, struct placeholder *found)
{
    for (const char *open = strchr(text, '{'); open != NULL; open = strchr(open + 1, '{')) {
        const char *close = open + strcspn(open + 1, "{}\n") + 1;
        size_t length = (size_t)(close - open) - 1;
        if (*close != '}' || length == 0 || length >= sizeof found->name) {
            continue;
        }
        *found = (struct placeholder){.begin = open, .end = close + 1};
        memcpy(found->name, open + 1, length);
        for (char *c = found->name, **field = &found->unit; *c != '\0'; c++) {
            if (*c == ':') {
                *c = '\0';
                *field = c + 1;
                if (field == &found->digits) {
                    break;
                }
                field = &found->digits;
            }
        }
        return true;
    }
    return false;
}

bool placeholder_digits(const char *text, int *digits)
{
    bool significant = *text == 'g';
    text += significant;
    if (text[0] < '0' || text[0] > '9' || text[1] != '\0') {
        return false;
    }
    *digits = significant ? -(text[0] - '0') : text[0] - '0';
    return !significant || *digits != 0;
}

static const struct lab_word *find_word(const struct lab_word *words, const char *name)
{
    while (words->name != NULL && strcmp(words->name, name) != 0) {
        words++;
    }
    return words->name != NULL ? words : NULL;
}

void lab_text_words(struct buffer *out, const char *text, const struct lab_word *words)
{
    struct placeholder p;
    while (placeholder_next(text, &p)) {
        const struct lab_word *word = find_word(words, p.name);
        buffer_add(out, text, (size_t)(p.begin - text));
        if (word == NULL) {
            buffer_add(out, p.begin, (size_t)(p.end - p.begin));
        } else if (word->text != NULL) {
            buffer_add_text(out, word->text);
        } else {
            buffer_add_format(out, "%zu", word->number);
        }
        text = p.end;
    }
    buffer_add_text(out, text);
}

/* What a text is filled from. */
struct filling {
    const struct lab_catalog *catalog;
    const struct lab_track *track;
    int part;
    struct arena *arena;
    const struct lab_design *design;
    const struct sim_outputs *out;
    enum lab_number_form form;
};

/* The name of a choice as people read it: choice.NAME.CHOICE. */
static const char *choice_label(const struct filling *f, const char *name, const char *choice)
{
    char id[ID_BYTES];
    snprintf(id, sizeof id, "choice.%s.%s", name, choice);
    const char *text = lab_text_find(f->catalog, f->track, f->part, id);
    return text != NULL ? text : choice;
}

static const char *fill_value(const struct filling *f, const struct placeholder *p,
                              enum sim_kind kind, const char *const *choices, double value)
{
    if (!isnan(value) && kind == SIM_CHOICE) {
        return choice_label(f, p->name, choices[(size_t)value]);
    }
    if (!isnan(value) && kind == SIM_SWITCH) {
        return choice_label(f, "switch", value != 0 ? "on" : "off");
    }
    const struct lab_unit *unit = p->unit == NULL ? NULL : lab_unit_find(f->catalog, p->unit);
    int digits = 0;
    if (unit == NULL || p->digits == NULL || !placeholder_digits(p->digits, &digits)) {
        return NULL;
    }
    return lab_number(f->catalog, f->arena, value, unit, digits, f->form);
}

static const char *fill_row(const struct filling *f, enum lab_row row)
{
    double index = f->design->rows[row];
    const struct lab_table *table = lab_row_table(f->catalog, row);
    return index < 0 ? lab_text(f->catalog, NULL, 0, "ui.cannot_say")
                     : lab_table_cell(table, (size_t)index, "label");
}

/* NULL for what can't be filled. */
static const char *fill_one(const struct filling *f, const struct placeholder *p)
{
    enum lab_row row = lab_row_find(p->name);
    if (row < LAB_ROWS && f->design != NULL) {
        return fill_row(f, row);
    }
    const struct sim_output *output = sim_output_find(p->name);
    if (output != NULL && f->out != NULL) {
        return fill_value(f, p, output->kind, output->choices, sim_output_get(f->out, output));
    }
    const struct sim_param *param = sim_param_find(p->name);
    if (param != NULL && f->design != NULL) {
        return fill_value(f, p, param->kind, param->choices, sim_param_get(&f->design->in, param));
    }
    const struct lab_figure *figure = lab_figure_find(p->name);
    if (figure != NULL && f->design != NULL) {
        return fill_value(f, p, SIM_REAL, NULL, figure->value(f->design));
    }
    return NULL;
}

static void fill_into(const struct filling *f, struct buffer *out, const char *text, int depth)
{
    struct placeholder p;
    while (placeholder_next(text, &p)) {
        buffer_add(out, text, (size_t)(p.begin - text));
        bool insert = strcmp(p.name, "text") == 0 && p.unit != NULL && depth < TEXT_DEPTH;
        const char *value = insert ? lab_text_find(f->catalog, f->track, f->part, p.unit)
                                   : fill_one(f, &p);
        if (value == NULL) {
            buffer_add(out, p.begin, (size_t)(p.end - p.begin));
        } else if (insert) {
            fill_into(f, out, value, depth + 1);
        } else {
            buffer_add_text(out, value);
        }
        text = p.end;
    }
    buffer_add_text(out, text);
}

const char *lab_text_fill(const struct lab_catalog *catalog, const struct lab_track *track,
                          int part, struct arena *arena, const char *text,
                          const struct lab_design *design, const struct sim_outputs *out,
                          enum lab_number_form form)
{
    struct filling f = {catalog, track, part, arena, design, out, form};
    struct buffer filled = {0};
    fill_into(&f, &filled, text, 0);
    const char *copy = arena_strdup(arena, buffer_text(&filled));
    buffer_free(&filled);
    return copy;
}
