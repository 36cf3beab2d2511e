/* show_schema: prints what the data may hold, from its declarations, as fleetlab-data(5) has it. */
#include <stdio.h>
#include <string.h>

#include "course/schema_key.h"
#include "course/schema_table.h"
#include "course/schema_text.h"

/* Headings of the sections of INI files. */
static const char *const headings[SECTIONS] = {
    [SECTION_TRACKS] = "tracks.ini: [tracks]",
    [SECTION_TRACK] = "TRACK/track.ini: [track]",
    [SECTION_PARAMETER] = "A parameter, by its name",
    [SECTION_PART] = "[part]",
    [SECTION_RULE] = "[aim.ID] and [failure.ID]",
    [SECTION_LOCK] = "[lock]",
    [SECTION_REFLECT] = "[reflect]",
    [SECTION_PROOF] = "[proof]",
    [SECTION_FREE] = "[free.NAME]",
};

/* Each sentence on a line of its own, as mdoc has it. */
static void say(const char *help)
{
    for (const char *end; (end = strstr(help, ". ")) != NULL; help = end + 2) {
        printf("%.*s\n", (int)(end - help) + 1, help);
    }
    printf("%s%s", help, *help ? "\n" : "");
}

static void begin(const char *heading, const char *help)
{
    printf(".Ss %s\n", heading);
    say(help);
    puts(".Bl -tag -width precision");
}

static void item(const char *name, const char *help)
{
    printf(".It Cm %s\n%c%s.\n", name, *help, help + 1);
}

static void show_keys(void)
{
    for (int section = 0; section < SECTIONS; section++) {
        begin(headings[section], "");
        for (const struct schema_key *key = schema_keys((enum schema_section)section);
             key->key != NULL; key++) {
            item(key->key, key->help);
        }
        puts(".El");
    }
}

static void show_tables(void)
{
    size_t tables, columns;
    const struct schema_table *table = schema_tables(&tables);
    const struct schema_column *column = schema_columns(&columns);
    for (size_t i = 0; i < tables; i++) {
        begin(table[i].file, table[i].help);
        for (size_t k = 0; k < columns; k++) {
            if (strcmp(column[k].table, table[i].name) == 0) {
                item(column[k].name, column[k].help);
            }
        }
        puts(".El");
    }
}

/* An id, and one for each of its words. */
static void show_ids(const struct schema_text *row)
{
    const char *hole = strchr(row->id, '%');
    const char *word = hole != NULL && row->of == OF_WORDS ? row->words : NULL;
    if (word == NULL) {
        printf(".Li %.*s%s%s\n", (int)strcspn(row->id, "%"), row->id, hole == NULL ? "" : "ID",
               hole == NULL ? "" : hole + 1);
    }
    for (size_t length; word != NULL && *word != '\0'; word += length, word += strspn(word, " ")) {
        length = strcspn(word, " ");
        printf(".Li %.*s%.*s%s\n", (int)(hole - row->id), row->id, (int)length, word, hole + 1);
    }
}

static void show_fills(void)
{
    static const struct {
        enum schema_fill fill;
        const char *help;
    } fills[] = {{FILL_INPUTS, "Inputs alone, since nothing is computed there:"},
                 {FILL_ALL, "Inputs, outputs and figures:"}};
    size_t count;
    const struct schema_text *rows = schema_texts(&count);
    for (size_t i = 0; i < sizeof fills / sizeof fills[0]; i++) {
        printf(".Pp\n%s\n", fills[i].help);
        for (size_t k = 0; k < count; k++) {
            bool again = k > 0 && strcmp(rows[k].id, rows[k - 1].id) == 0 && rows[k].of != OF_WORDS;
            if (rows[k].fill == fills[i].fill && !again) {
                show_ids(&rows[k]);
            }
        }
    }
}

int main(int argc, char **argv)
{
    const char *what = argc == 2 ? argv[1] : "";
    if (strcmp(what, "keys") == 0) {
        show_keys();
    } else if (strcmp(what, "fills") == 0) {
        show_fills();
    } else {
        show_tables();
    }
    return 0;
}
