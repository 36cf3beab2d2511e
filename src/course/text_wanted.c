#include "course/text_wanted.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "course/figure.h"
#include "course/nearest.h"
#include "course/placeholder.h"
#include "course/schema_table.h"
#include "course/schema_word.h"
#include "course/text.h"

/* What is looked through. */
struct wanting {
    const struct catalog *catalog;
    struct arena *arena;
    struct fault_list *faults;
};

/* ---- what a text is filled from ---- */

/* What must be at hand for a placeholder; nothing for a name that there isn't. */
static enum schema_fill fill_of(const char *name)
{
    if (sim_param_find(name) != NULL || row_find(name) < ROW_KINDS) {
        return FILL_INPUTS;
    }
    const struct figure *figure = figure_find(name);
    if (figure != NULL && figure->given) {
        return FILL_INPUTS;
    }
    return sim_output_find(name) != NULL || figure != NULL ? FILL_ALL : FILL_NOTHING;
}

/* A text that is followed, from the one that is looked up in one place. */
struct followed {
    const struct asked *asked;
    const struct text_entry *first;
    const char *within; /* the id by which the first one has this text; NULL: it is the first */
    int depth;
};

static void fault_fill(const struct wanting *w, const struct followed *at,
                       const struct placeholder *p)
{
    const struct text_entry *first = at->first;
    const char *what = p->name, *within = at->within;
    if (within != NULL) {
        what = arena_printf(w->arena, "%s} of {text:%s", p->name, within);
    }
    if (schema_is_programs(within != NULL ? within : first->id)) {
        fault_add(w->faults, first->path, first->line, first->id,
                  "{%s} is a word of the program, which it puts there alone; write the text out",
                  what);
    } else if (at->asked->row->fill == FILL_INPUTS) {
        fault_add(w->faults, first->path, first->line, first->id,
                  "{%s} is computed, and nothing is where this text stands; take inputs only",
                  what);
    } else {
        fault_add(w->faults, first->path, first->line, first->id,
                  "{%s} belongs to a design, and none is where this text stands; write the words",
                  what);
    }
}

static void check_fill(const struct wanting *w, const struct followed *at,
                       const struct placeholder *p)
{
    bool programs = schema_is_programs(at->within != NULL ? at->within : at->first->id);
    if (programs ? at->within != NULL : fill_of(p->name) > at->asked->row->fill) {
        fault_fill(w, at, p);
    }
}

/* An aim that is named in a text is one of the part in which the text stands, with a limit of its
 * own. */
static void check_limit(const struct wanting *w, const struct followed *at,
                        const struct placeholder *p)
{
    const struct asked *asked = at->asked;
    const struct text_entry *first = at->first;
    const struct rule *aim = asked->track != NULL && asked->part != 0
                                 ? part_aim(&asked->track->parts[asked->part - 1], p->unit)
                                 : NULL;
    if (aim == NULL) {
        fault_add(w->faults, first->path, first->line, first->id,
                  "no aim has the id %s where this text stands; correct the placeholder", p->unit);
    } else if (aim->limit.output != NULL || aim->limit.param != NULL || aim->limit.figure != NULL) {
        fault_add(w->faults, first->path, first->line, first->id,
                  "the limit of %s is no number; name what it is in its place", p->unit);
    }
}

/* ---- texts within texts ---- */

static void follow(const struct wanting *w, const struct followed *at,
                   const struct text_entry *entry);

static void follow_inner(const struct wanting *w, const struct followed *at,
                         const struct text_entry *entry, const char *id)
{
    const struct text_entry *inner = text_entry_find(w->catalog, at->asked->track, at->asked->part,
                                                     id);
    if (inner == NULL) {
        fault_add(w->faults, entry->path, entry->line, entry->id,
                  "no text has the id %s; correct the placeholder", id);
    } else if (at->depth == TEXT_DEPTH) {
        fault_add(w->faults, entry->path, entry->line, entry->id,
                  "{text:%s} leads to too many texts, or round in a circle; write the words", id);
    } else {
        const struct followed next = {at->asked, at->first, inner->id, at->depth + 1};
        follow(w, &next, inner);
    }
}

/* Follows {text:ID} from a text that is looked up in one place. */
static void follow(const struct wanting *w, const struct followed *at,
                   const struct text_entry *entry)
{
    struct placeholder p;
    for (const char *rest = entry->text; placeholder_next(rest, &p); rest = p.end) {
        if (placeholder_is_text(&p)) {
            follow_inner(w, at, entry, p.unit);
        } else if (placeholder_is_limit(&p)) {
            check_limit(w, at, &p);
        } else {
            check_fill(w, at, &p);
        }
    }
}

/* One that a part or a track has in its stead, where it has one of its own. */
static void follow_other(const struct wanting *w, const struct asked *asked,
                         const struct text_entry *than)
{
    const struct text_entry *entry = text_entry_find(w->catalog, asked->track, asked->part,
                                                     asked->id);
    if (entry != than) {
        follow(w, &(struct followed){.asked = asked, .first = entry}, entry);
    }
}

/* From a text, and from those that may stand in its stead where it is asked for. */
static void follow_from(const struct wanting *w, const struct asked *asked, const char *id,
                        const struct text_entry *entry)
{
    struct asked in = *asked;
    in.id = id;
    follow(w, &(struct followed){.asked = asked, .first = entry}, entry);
    for (size_t i = 0; asked->part == 0 && i < w->catalog->track_count; i++) {
        const struct track *track = &w->catalog->tracks[i];
        for (in.part = 0;
             (asked->track == NULL || asked->track == track) && in.part <= (int)SIM_PART_FINALE;
             in.part++) {
            in.track = track;
            follow_other(w, &in, entry);
        }
    }
}

/* ---- what a voice has in a text's stead ---- */

/* A text that is of a track or a part alone isn't spoken as one that is not. */
static void want_spoken(const struct wanting *w, const struct asked *asked, const char *id,
                        const struct text_entry *entry)
{
    const char *name = arena_printf(w->arena, "%s.spoken", id);
    const struct text_entry *spoken = text_entry_find(w->catalog, asked->track, asked->part, name);
    if (spoken == NULL) {
        return;
    }
    if (strlen(spoken->id) - strlen(name) < strlen(entry->id) - strlen(id)) {
        fault_add(w->faults, entry->path, entry->line, entry->id,
                  "a voice would say %s in its stead; write %s.spoken", spoken->id, entry->id);
    }
    follow_from(w, asked, name, spoken);
}

/* ---- a text that is missing ---- */

static bool every_track_lacks(const struct wanting *w, int part, const char *id)
{
    for (size_t i = 0; i < w->catalog->track_count; i++) {
        if (text_entry_find(w->catalog, &w->catalog->tracks[i], part, id) != NULL) {
            return false;
        }
    }
    return true;
}

/* The id under which it is best written: for all that lack it. */
static const char *missing_id(const struct wanting *w, const struct asked *asked, const char *id)
{
    enum schema_of of = asked->row->of;
    const char *part = asked->part == 0 ? "" : part_id((enum sim_part)asked->part);
    const char *point = asked->part == 0 ? "" : ".";
    bool names_itself = of == OF_CONTROLS || of == OF_LEVERS || of == OF_CHOICES;
    if (asked->track == NULL || names_itself) {
        return id;
    }
    return asked->part != 0 && every_track_lacks(w, asked->part, id)
               ? arena_printf(w->arena, "%s%s%s", part, point, id)
               : arena_printf(w->arena, "%s.%s%s%s", asked->track->id, part, point, id);
}

static void fault_missing(const struct wanting *w, const struct asked *asked, const char *id)
{
    const char *full = missing_id(w, asked, id);
    fault_add(w->faults, w->catalog->texts.path, 0, full,
              "the lab asks for this text, and it is not there; write it");
}

/* ---- lists ---- */

static const struct text_list *list_of(const struct wanting *w, const struct asked *asked)
{
    const struct text_lists *lists = asked->part == 0 ? &w->catalog->lists
                                                      : &asked->track->parts[asked->part - 1].lists;
    return text_list_find(lists, asked->id);
}

static const struct text_entry *list_item(const struct wanting *w, const struct asked *asked,
                                          int number, const char **id)
{
    *id = arena_printf(w->arena, "%s.%d", asked->id, number);
    return text_entry_find(w->catalog, asked->track, asked->part, *id);
}

static void want_list(const struct wanting *w, const struct asked *asked)
{
    const struct text_list *list = list_of(w, asked);
    const struct text_entry *entry;
    const char *id;
    int found = 0;
    if (list == NULL) {
        return; /* the file that counts it has its own fault */
    }
    while ((entry = list_item(w, asked, found + 1, &id)) != NULL) {
        follow_from(w, asked, id, entry);
        want_spoken(w, asked, id, entry);
        found++;
    }
    if (list->line == 0) {
        fault_add(w->faults, list->path, 0, list->key,
                  "nothing says how many texts %s.1, %s.2, ... there are; write %s = %d below "
                  "[lists]",
                  asked->id, asked->id, list->key, found);
    } else if (found > list->count) {
        fault_add(w->faults, list->path, list->line, list->key,
                  "there are %d texts %s.1, %s.2, ...; write %s = %d%s", found, asked->id,
                  asked->id, list->key, found, list->own ? "" : ", or in the track's own file");
    } else if (found < list->count) {
        fault_add(w->faults, w->catalog->texts.path, 0,
                  list->own && asked->track != NULL && asked->part != 0
                      ? arena_printf(w->arena, "%s.%s.%s", asked->track->id,
                                     part_id((enum sim_part)asked->part), id)
                      : missing_id(w, asked, id),
                  "%s:%zu counts %d such texts, and this one is not there; write it", list->path,
                  list->line, list->count);
    }
}

static void want(const struct asked *asked, void *context)
{
    const struct wanting *w = context;
    if (asked->row->list) {
        want_list(w, asked);
        return;
    }
    const struct text_entry *entry = text_entry_find(w->catalog, asked->track, asked->part,
                                                     asked->id);
    if (entry == NULL) {
        fault_missing(w, asked, asked->id);
    } else {
        follow_from(w, asked, asked->id, entry);
        want_spoken(w, asked, asked->id, entry);
    }
}

void text_wanted_check(const struct catalog *catalog, struct arena *arena,
                       struct fault_list *faults)
{
    struct wanting wanting = {catalog, arena, faults};
    asked_each(catalog, arena, want, &wanting);
}

/* ---- a text that nothing asks for ---- */

/* Whether any id that is asked for begins with the first word of this one. */
static bool begins_known(const struct asked_ids *ids, const struct catalog *catalog, const char *id)
{
    size_t length = strcspn(id, ".");
    for (size_t i = 0; i < ids->count; i++) {
        if (strncmp(ids->items[i].id, id, length) == 0 &&
            strchr(".", ids->items[i].id[length]) != NULL) {
            return true;
        }
    }
    for (size_t i = 0; i < catalog->track_count; i++) {
        const char *track = catalog->tracks[i].id;
        if (strncmp(track, id, length) == 0 && track[length] == '\0') {
            return true;
        }
    }
    for (int part = SIM_PART_SCALING; part <= SIM_PART_FINALE; part++) {
        const char *name = part_id((enum sim_part)part);
        if (strncmp(name, id, length) == 0 && name[length] == '\0') {
            return true;
        }
    }
    return false;
}

bool text_waits(const struct catalog *catalog, const char *id)
{
    size_t length = strcspn(id, ".");
    char path[512];
    if (id[length] != '.' || length > ID_MAX) {
        return false;
    }
    for (size_t i = 0; i < catalog->track_count; i++) {
        const char *track = catalog->tracks[i].id;
        if (strlen(track) == length && strncmp(track, id, length) == 0) {
            return false;
        }
    }
    snprintf(path, sizeof path, "%s/%.*s/track.ini", catalog->directory, (int)length, id);
    return access(path, F_OK) == 0;
}

void text_unasked_fault(const struct asked_ids *ids, const struct catalog *catalog,
                        const struct text_entry *entry, struct fault_list *faults)
{
    int length = (int)strcspn(entry->id, ".");
    if (!begins_known(ids, catalog, entry->id)) {
        char cause[64];
        snprintf(cause, sizeof cause, "texts of %.*s", length, entry->id);
        fault_add_once(faults, cause, entry->path, entry->line, entry->id,
                       "nothing asks for texts that begin with %.*s; correct the word, name a "
                       "track so in tracks.ini, or delete them",
                       length, entry->id);
        return;
    }
    struct nearest nearest = {.word = entry->id};
    for (size_t i = 0; i < ids->count; i++) {
        nearest_offer(&nearest, ids->items[i].id);
    }
    fault_add(faults, entry->path, entry->line, entry->id, "nothing asks for this text; %s",
              nearest_mend(&nearest, "delete it"));
}
