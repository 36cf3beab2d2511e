#include "course/text_asked.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/reason.h"
#include "store/memory.h"

/* Where the ids of a row go. */
struct id_expansion {
    const struct catalog *catalog;
    struct arena *arena;
    struct asked asked;
    const char *pattern; /* with a % */
    void (*take)(const struct asked *asked, void *context);
    void *context;
};

/* One word in the place of the %. */
static void ask_word(struct id_expansion *asking, const char *word)
{
    const char *hole = strchr(asking->pattern, '%');
    asking->asked.id = arena_printf(asking->arena, "%.*s%s%s", (int)(hole - asking->pattern),
                                    asking->pattern, word, hole + 1);
    asking->take(&asking->asked, asking->context);
}

static void ask_words(struct id_expansion *asking, const char *words)
{
    char *text = arena_strdup(asking->arena, words), *rest;
    for (char *word = strtok_r(text, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest)) {
        ask_word(asking, word);
    }
}

static void ask_names(struct id_expansion *asking, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ask_word(asking, names[i]);
    }
}

static void ask_rules(struct id_expansion *asking, const struct rule *rules, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ask_word(asking, rules[i].id);
    }
}

/* A row's parameters are the part's, too. */
static void ask_controls(struct id_expansion *asking, const struct part *part)
{
    for (size_t i = 0; i < part->control_count; i++) {
        const struct table *table = part->controls[i].table;
        ask_word(asking, part->controls[i].name);
        for (size_t k = 0; table != NULL && k < table->columns; k++) {
            if (table->params[k] != NULL) {
                ask_word(asking, table->params[k]->name);
            }
        }
    }
}

static void ask_levers(struct id_expansion *asking)
{
    const struct track *track = asking->asked.track;
    for (int part = 0; track != NULL && part < PARTS; part++) {
        ask_controls(asking, &track->parts[part]);
    }
}

static void ask_choices(struct id_expansion *asking, const struct part *part)
{
    for (size_t i = 0; i < part->control_count; i++) {
        const struct sim_param *param = part->controls[i].param;
        for (size_t k = 0; param != NULL && param->choices != NULL && param->choices[k] != NULL;
             k++) {
            ask_word(asking, arena_printf(asking->arena, "%s.%s", param->name, param->choices[k]));
        }
    }
}

static void ask_reasons(struct id_expansion *asking)
{
    for (int i = SIM_OK + 1; i < SIM_REASON_COUNT; i++) {
        ask_word(asking, sim_reason_id((enum sim_reason)i));
    }
}

static void ask_rows(struct id_expansion *asking, const char *name)
{
    const struct table *table = table_find(&asking->catalog->reference.tables, name);
    for (size_t i = 0; table != NULL && i < table->rows; i++) {
        ask_word(asking, table_id(table, i));
    }
}

/* TABLE.ROW of a table's rows that have a label. */
static void ask_labels(struct id_expansion *asking, const struct table *table)
{
    for (size_t i = 0; table != NULL && i < table->rows; i++) {
        ask_word(asking, arena_join(asking->arena, table->name, ".", table_id(table, i)));
    }
}

static void ask_tables(struct id_expansion *asking, const char *names)
{
    char *text = arena_strdup(asking->arena, names), *rest;
    for (char *name = strtok_r(text, " ", &rest); name != NULL; name = strtok_r(NULL, " ", &rest)) {
        ask_labels(asking, table_find(&asking->catalog->reference.tables, name));
    }
}

/* The symbols of units, or their names. */
static void ask_units(struct id_expansion *asking, bool symbols)
{
    const struct units *units = &asking->catalog->reference.units;
    for (size_t i = 0; i < units->count; i++) {
        const struct unit *unit = &units->items[i];
        if (symbols && *unit->symbol != '\0') {
            ask_word(asking, unit->id);
        }
        for (size_t form = 0; !symbols && unit->names[form] != NULL; form++) {
            if (*unit->names[form] != '\0') {
                ask_word(asking, arena_printf(asking->arena, "%s.name.%zu", unit->id, form));
            }
        }
    }
}

/* Stands where a row is asked for outside the parts: nothing of it is there. */
static const struct part no_part;

/* All ids of a row in one place. */
static void ask_row(struct id_expansion *asking, const struct part *part)
{
    const struct schema_text *row = asking->asked.row;
    if (strchr(row->id, '%') == NULL) {
        asking->asked.id = row->id;
        asking->take(&asking->asked, asking->context);
        return;
    }
    asking->pattern = row->id;
    switch (row->of) {
    case OF_WORDS: ask_words(asking, row->words); break;
    case OF_CONTROLS: ask_controls(asking, part); break;
    case OF_LEVERS: ask_levers(asking); break;
    case OF_CHOICES: ask_choices(asking, part); break;
    case OF_AIMS: ask_rules(asking, part->aims, part->aim_count); break;
    case OF_FAILURES: ask_rules(asking, part->failures, part->failure_count); break;
    case OF_LOCK_CHOICES: ask_names(asking, part->lock_choices, part->lock_choice_count); break;
    case OF_LOCK_MECHANISMS:
        ask_names(asking, part->lock_mechanisms, part->lock_mechanism_count);
        break;
    case OF_REASONS: ask_reasons(asking); break;
    case OF_ROWS: ask_rows(asking, row->words); break;
    case OF_LABELS: ask_tables(asking, row->words); break;
    case OF_PRESETS:
        if (asking->asked.track) {
            ask_labels(asking, asking->asked.track->presets);
        }
        break;
    case OF_SYMBOLS:
    case OF_UNIT_NAMES: ask_units(asking, row->of == OF_SYMBOLS); break;
    }
}

static void ask_on_track(struct id_expansion *asking, const struct track *track)
{
    unsigned where = asking->asked.row->where;
    if (track->parts[0].number == 0) {
        return; /* it has no file, which is a fault of its own */
    }
    asking->asked.track = track;
    if (where & IN_TRACK) {
        ask_row(asking, &no_part);
    }
    for (int part = SIM_PART_SCALING; part <= SIM_PART_FINALE; part++) {
        if (where & (unsigned)IN_PART1 << (part - 1)) {
            asking->asked.part = part;
            ask_row(asking, &track->parts[part - 1]);
        }
    }
    asking->asked.part = 0;
    asking->asked.track = NULL;
}

void asked_each(const struct catalog *catalog, struct arena *arena,
                void (*take)(const struct asked *asked, void *context), void *context)
{
    struct id_expansion asking = {
        .catalog = catalog, .arena = arena, .take = take, .context = context};
    size_t count;
    const struct schema_text *rows = schema_texts(&count);
    for (size_t i = 0; i < count; i++) {
        asking.asked.row = &rows[i];
        if (rows[i].where & (IN_PROGRAM | IN_LAB)) {
            ask_row(&asking, &no_part);
        }
        for (size_t t = 0; t < catalog->track_count; t++) {
            ask_on_track(&asking, &catalog->tracks[t]);
        }
    }
}

/* ---- ids, as they stand in a file ---- */

/* Where the ids are collected. */
struct id_list {
    const struct catalog *catalog;
    struct arena *arena;
    struct asked_ids *ids;
};

static void collect(const struct asked *asked, void *context)
{
    const struct id_list *into = context;
    struct asked_ids *ids = into->ids;
    const char *id = asked->row->list ? arena_printf(into->arena, "%s.#", asked->id) : asked->id;
    size_t at = names_put(&ids->names, id, ids->count);
    if (at == ids->count) {
        ids->items = memory_grow(ids->items, ids->count, &ids->room, sizeof *ids->items);
        ids->items[ids->count++] = (struct asked_id){.id = id, .row = asked->row};
    }
    size_t track = asked->track == NULL ? 0 : (size_t)(asked->track - into->catalog->tracks) + 1;
    ids->items[at].where[track] |= asked->part > 0        ? (unsigned)IN_PART1 << (asked->part - 1)
                                   : asked->track != NULL ? (unsigned)IN_TRACK
                                                          : asked->row->where;
}

void asked_ids_collect(const struct catalog *catalog, struct arena *arena, struct asked_ids *ids)
{
    asked_each(catalog, arena, collect, &(struct id_list){catalog, arena, ids});
}

void asked_ids_free(struct asked_ids *ids)
{
    names_free(&ids->names);
    free(ids->items);
    *ids = (struct asked_ids){0};
}

/* Behind "NAME." if the id begins so; NULL. */
static const char *behind(const char *id, const char *name)
{
    size_t length = strlen(name);
    return strncmp(id, name, length) == 0 && id[length] == '.' ? id + length + 1 : NULL;
}

/* An id, or that of its list. */
static const struct asked_id *find(const struct asked_ids *ids, const char *id)
{
    size_t at = names_find(&ids->names, id);
    const char *point = strrchr(id, '.');
    if (at == NAMES_NONE && point != NULL && point[1 + strspn(point + 1, "0123456789")] == '\0') {
        char list[128];
        snprintf(list, sizeof list, "%.*s.#", (int)(point - id), id);
        at = names_find(&ids->names, list);
    }
    return at == NAMES_NONE ? NULL : &ids->items[at];
}

/* `bare` without what is for the track (0: any) and the part (0: any). */
static const struct schema_text *row_at(const struct asked_ids *ids, const char *bare, size_t track,
                                        int part)
{
    const struct asked_id *asked = find(ids, bare);
    unsigned bit = part > 0 ? (unsigned)IN_PART1 << (part - 1) : 0;
    unsigned where = 0;
    for (size_t i = 0; asked != NULL && i <= TRACKS_MAX; i++) {
        where |= track == 0 || i == 0 || i == track ? asked->where[i] : 0;
    }
    bool found = track == 0 && part == 0 ? where != 0
                 : where & IN_LAB        ? true
                 : part == 0             ? (where & (IN_TRACK | IN_PARTS)) != 0
                                         : (where & (bit | (track > 0 ? IN_TRACK : 0))) != 0;
    return found ? asked->row : NULL;
}

/* The same for any part, whose name may stand before. */
static const struct schema_text *row_in_part(const struct asked_ids *ids, const char *id,
                                             size_t track)
{
    for (int part = SIM_PART_SCALING; part <= SIM_PART_FINALE; part++) {
        const char *bare = behind(id, part_id((enum sim_part)part));
        const struct schema_text *row = bare == NULL ? NULL : row_at(ids, bare, track, part);
        if (row != NULL) {
            return row;
        }
    }
    return row_at(ids, id, track, 0);
}

const struct schema_text *asked_ids_row(const struct asked_ids *ids, const struct catalog *catalog,
                                        const char *id)
{
    for (size_t i = 0; i < catalog->track_count; i++) {
        const char *rest = behind(id, catalog->tracks[i].id);
        const struct schema_text *row = rest == NULL ? NULL : row_in_part(ids, rest, i + 1);
        if (row != NULL) {
            return row;
        }
    }
    return row_in_part(ids, id, 0);
}
