#include "course/translation.h"

#include <stdlib.h>
#include <string.h>

#include "course/schema_word.h"
#include "course/text_asked.h"
#include "course/text_check.h"
#include "course/text_wanted.h"
#include "store/csv.h"
#include "store/memory.h"

static const char PLURAL_ID[] = "language.plural"; /* in PO, the header says it */

static const char *english_of(const struct text_entry *entry)
{
    return entry->english != NULL ? entry->english : entry->text;
}

/* ---- how many ---- */

static void count_own(const struct catalog *catalog, const struct asked_ids *ids,
                      const struct text_entry *entry, struct translation_count *count)
{
    const struct schema_text *row = asked_ids_row(ids, catalog, entry->id);
    bool known = row != NULL || entry->english != NULL || text_waits(catalog, entry->id);
    count->unknown += !known;
    count->translated += known;
    count->changed += text_differs(entry);
    count->wide += row != NULL && row->cells > 0 && text_room(entry->text) > row->cells;
}

void translation_count(const struct catalog *catalog, struct translation_count *count)
{
    struct arena *arena = arena_new();
    struct asked_ids ids = {0};
    *count = (struct translation_count){0};
    asked_ids_collect(catalog, arena, &ids);
    for (size_t i = 0; i < catalog->texts.count; i++) {
        const struct text_entry *entry = &catalog->texts.items[i];
        if (entry->own) {
            count_own(catalog, &ids, entry, count);
        } else {
            count->missing++;
        }
    }
    count->texts = count->translated + count->missing;
    asked_ids_free(&ids);
    arena_free(arena);
}

bool translation_is_complete(const struct catalog *catalog)
{
    struct translation_count count;
    translation_count(catalog, &count);
    return count.missing + count.unknown + count.changed + count.wide == 0;
}

/* ---- as PO ---- */

static int by_id(const void *a, const void *b)
{
    return strcmp((*(const struct text_entry *const *)a)->id,
                  (*(const struct text_entry *const *)b)->id);
}

/* All texts by their ids; freed with free(). */
static const struct text_entry **sorted(const struct catalog *catalog)
{
    size_t count = catalog->texts.count;
    const struct text_entry **list = memory_get(count + 1, sizeof *list);
    for (size_t i = 0; i < count; i++) {
        list[i] = &catalog->texts.items[i];
    }
    qsort(list, count, sizeof *list, by_id);
    return list;
}

/* "In part 1, part 2." */
static void add_where(const struct schema_text *row, struct buffer *comment)
{
    static const struct {
        unsigned where;
        const char *words;
    } places[] = {
        {IN_PROGRAM, "a word of the program"},
        {IN_LAB, "in the lab"},
        {IN_TRACK, "of a track"},
        {IN_PART1, "in part 1"},
        {IN_PART2, "in part 2"},
        {IN_PART3, "in part 3"},
        {IN_FINALE, "in the finale"},
    };
    const char *lead = "Where: ";
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        if (row->where & places[i].where) {
            buffer_add_format(comment, "%s%s", lead, places[i].words);
            lead = ", ";
        }
    }
    buffer_add_text(comment, row->list ? ", one of a list.\n" : ".\n");
}

static const char *comment_of(const struct schema_text *row, const struct text_entry *entry,
                              struct arena *arena)
{
    struct buffer comment = {0};
    if (row != NULL) {
        add_where(row, &comment);
    }
    if (row != NULL && row->cells > 0) {
        buffer_add_format(&comment, "Cells: at most %zu on a screen; the English takes %zu.\n",
                          row->cells, text_room(english_of(entry)));
    }
    if (strchr(english_of(entry), '{') != NULL) {
        buffer_add_text(&comment, "Keep what stands in braces, wherever the sentence needs it.\n");
    }
    const char *text = arena_strdup(arena, buffer_text(&comment));
    buffer_free(&comment);
    return text;
}

static const char *place_of(const struct catalog *catalog, const struct text_entry *entry,
                            struct arena *arena)
{
    const char *path = entry->english_path != NULL ? entry->english_path : entry->path;
    size_t line = entry->english_path != NULL ? entry->english_line : entry->line;
    size_t length = strlen(catalog->directory);
    bool within = strncmp(path, catalog->directory, length) == 0;
    path += within ? length : 0;
    return arena_printf(arena, "%s:%zu", path + (within && *path == '/'), line);
}

/* The unit whose name in its first form this is; NULL. */
static const struct unit *named_unit(const struct catalog *catalog, struct arena *arena,
                                     const struct text_entry *entry)
{
    const struct units *units = &catalog->reference.units;
    for (size_t i = 0; strncmp(entry->id, "unit.", 5) == 0 && i < units->count; i++) {
        if (strcmp(unit_name_id(arena, &units->items[i], 0), entry->id) == 0) {
            return &units->items[i];
        }
    }
    return NULL;
}

static bool is_later_form(const char *id)
{
    const char *name = strncmp(id, "unit.", 5) == 0 ? strstr(id, ".name.") : NULL;
    return name != NULL && strcmp(name, ".name.0") != 0;
}

static const char *own_text(const struct catalog *catalog, const char *id)
{
    size_t place = names_find(&catalog->texts.ids, id);
    bool own = place != NAMES_NONE && catalog->texts.items[place].own;
    return own ? catalog->texts.items[place].text : "";
}

static void write_one(const struct catalog *catalog, const struct asked_ids *ids,
                      const struct text_entry *entry, struct arena *arena, struct buffer *out)
{
    const struct unit *unit = named_unit(catalog, arena, entry);
    struct po_message message = {
        .context = entry->id,
        .id = english_of(entry),
        .texts = {entry->own ? entry->text : ""},
        .comment = comment_of(asked_ids_row(ids, catalog, entry->id), entry, arena),
        .place = place_of(catalog, entry, arena),
    };
    if (unit != NULL) {
        message.context = arena_printf(arena, "%.*s", (int)strlen(entry->id) - 2, entry->id);
        message.plural = unit->english_plural;
        for (size_t form = 1; form < catalog->language.forms; form++) {
            message.texts[form] = own_text(catalog, unit_name_id(arena, unit, form));
        }
    }
    po_add(out, &message, catalog->language.forms);
}

static void write_header(const struct catalog *catalog, const char *language, struct arena *arena,
                         struct buffer *out)
{
    const struct po_message header = {
        .id = "",
        .texts = {arena_join(arena, "Project-Id-Version: ", PACKAGE_STRING,
                             "\nReport-Msgid-Bugs-To: \nPO-Revision-Date: \nLast-Translator: \n"
                             "Language-Team: \nLanguage: ",
                             language,
                             "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
                             "Content-Transfer-Encoding: 8bit\nPlural-Forms: ",
                             catalog->language.plural, "\n")},
        .comment = "The msgctxt is the text's id. Cells are columns of a terminal.",
    };
    po_add(out, &header, 1);
}

void translation_write(const struct catalog *catalog, const char *language, struct buffer *out)
{
    struct arena *arena = arena_new();
    struct asked_ids ids = {0};
    const struct text_entry **list = sorted(catalog);
    asked_ids_collect(catalog, arena, &ids);
    write_header(catalog, language, arena, out);
    for (size_t i = 0; i < catalog->texts.count; i++) {
        const struct text_entry *entry = list[i];
        bool unknown = entry->own && entry->english == NULL;
        if (!unknown && strcmp(entry->id, PLURAL_ID) != 0 && !is_later_form(entry->id)) {
            write_one(catalog, &ids, entry, arena, out);
        }
    }
    free(list);
    asked_ids_free(&ids);
    arena_free(arena);
}

/* ---- back from PO ---- */

/* The texts of a language, as they are put together. */
struct po_import {
    const struct catalog *catalog;
    struct arena *arena;
    const char *path;
    struct fault_list *faults, *notes;
    struct names ids;
    struct text_entry *items;
    size_t count, room;
};

static void put_text(struct po_import *taking, const char *id, const char *text)
{
    size_t place = names_put(&taking->ids, id, taking->count);
    if (place == taking->count) {
        taking->items = memory_grow(taking->items, taking->count, &taking->room,
                                    sizeof *taking->items);
        taking->count++;
    }
    taking->items[place] = (struct text_entry){.id = id, .text = text};
}

/* One text of the file for one id. */
static void take_text(struct po_import *taking, const struct po_message *message, const char *id,
                      const char *english, const char *text)
{
    const struct text_entry entry = {
        .id = id, .text = text, .english = english, .path = taking->path, .line = message->line};
    const char *fault = language_fault(id, text);
    text_check_translation(&entry, taking->faults);
    if (fault != NULL) {
        fault_add(taking->faults, entry.path, entry.line, id, "%s", fault);
    } else if (strpbrk(text, "\n\t\r") != NULL) {
        fault_add(taking->faults, entry.path, entry.line, id,
                  "a text is one line without tabs; write blanks");
    }
    put_text(taking, id, text);
}

/* All forms of a unit's name, or none of them. */
static bool take_forms(struct po_import *taking, const struct po_message *message,
                       const char *plural, const char *english)
{
    size_t forms = 0, form = 0, given = 0;
    plural_form(plural, 0, &forms, &form);
    for (size_t i = 0; i < PO_FORMS; i++) {
        bool there = message->texts[i] != NULL && *message->texts[i] != '\0';
        given += there;
        if (there && i >= forms) {
            fault_add(taking->faults, taking->path, message->line, message->context,
                      "Plural-Forms counts %zu forms, and here are more; correct one of them",
                      forms);
            return false;
        }
    }
    for (size_t i = 0; given == forms && i < forms; i++) {
        take_text(taking, message, arena_printf(taking->arena, "%s.%zu", message->context, i),
                  english, message->texts[i]);
    }
    return given == forms;
}

/* The English text of a message's id, as it is now; NULL: nothing asks for it. */
static const char *english_now(const struct po_import *taking, const struct po_message *message)
{
    const struct texts *texts = &taking->catalog->texts;
    const char *id = message->plural == NULL ? message->context
                                             : arena_join(taking->arena, message->context, ".0");
    size_t place = names_find(&texts->ids, id);
    const struct text_entry *entry = place == NAMES_NONE ? NULL : &texts->items[place];
    return entry == NULL || (entry->own && entry->english == NULL) ? NULL : english_of(entry);
}

static void take_message(struct po_import *taking, const struct po_message *message,
                         const char *plural, struct translation_taken *taken)
{
    const char *english = message->context == NULL ? NULL : english_now(taking, message);
    if (message->context == NULL) {
        fault_add(taking->faults, taking->path, message->line, NULL,
                  "this message has no msgctxt, which is the text's id; write it");
    } else if (message->fuzzy) {
        taken->fuzzy++;
    } else if (*message->texts[0] == '\0') {
        taken->empty++;
    } else if (english == NULL) {
        fault_add(taking->notes, taking->path, message->line, message->context,
                  "nothing asks for this text any more; it was left out");
    } else {
        if (strcmp(english, message->id) != 0) {
            fault_add(taking->notes, taking->path, message->line, message->context,
                      "the English is now: %s; look at the translation", english);
        }
        bool all = true;
        if (message->plural != NULL) {
            all = take_forms(taking, message, plural, english);
        } else {
            take_text(taking, message, message->context, english, message->texts[0]);
        }
        taken->texts += all;
        taken->empty += !all;
    }
}

/* The header's rule, else the language's own. */
static const char *plural_of(struct po_import *taking, const struct po *po)
{
    const char *plural = po_field(taking->arena, po, "Plural-Forms");
    plural = plural == NULL ? taking->catalog->language.plural : plural;
    const char *fault = language_fault(PLURAL_ID, plural);
    if (fault != NULL) {
        fault_add(taking->faults, taking->path, 0, "Plural-Forms", "%s", fault);
        return taking->catalog->language.plural;
    }
    put_text(taking, PLURAL_ID, plural);
    return plural;
}

/* What the language has already, but for forms that it has no more. */
static void put_own(struct po_import *taking, const char *plural)
{
    size_t forms = 0, form = 0;
    plural_form(plural, 0, &forms, &form);
    for (size_t i = 0; i < taking->catalog->texts.count; i++) {
        const struct text_entry *entry = &taking->catalog->texts.items[i];
        bool counted = strncmp(entry->id, "unit.", 5) == 0 && strstr(entry->id, ".name.") != NULL;
        size_t of = counted ? (size_t)atoi(strrchr(entry->id, '.') + 1) : 0;
        if (entry->own && of < forms && strcmp(entry->id, PLURAL_ID) != 0) {
            put_text(taking, entry->id, entry->text);
        }
    }
}

static int by_text_id(const void *a, const void *b)
{
    return strcmp(((const struct text_entry *)a)->id, ((const struct text_entry *)b)->id);
}

static void add_rows(struct po_import *taking, struct buffer *out)
{
    if (taking->items) {
        qsort(taking->items, taking->count, sizeof *taking->items, by_text_id);
    }
    csv_row_add(out, (const char *const[]){"id", "text"}, 2);
    for (size_t i = 0; i < taking->count; i++) {
        csv_row_add(out, (const char *const[]){taking->items[i].id, taking->items[i].text}, 2);
    }
}

void translation_read(const struct catalog *catalog, const struct po *po, const char *path,
                      struct translation_taken *taken, struct buffer *out,
                      struct fault_list *faults, struct fault_list *notes)
{
    struct po_import taking = {
        .catalog = catalog, .arena = arena_new(), .path = path, .faults = faults, .notes = notes};
    *taken = (struct translation_taken){0};
    const char *plural = plural_of(&taking, po);
    put_own(&taking, plural);
    for (size_t i = 0; i < po->count; i++) {
        bool header = po->items[i].context == NULL && *po->items[i].id == '\0';
        if (!header) {
            take_message(&taking, &po->items[i], plural, taken);
        }
    }
    if (faults->count + faults->dropped == 0) {
        add_rows(&taking, out);
    }
    names_free(&taking.ids);
    free(taking.items);
    arena_free(taking.arena);
}
