/* show_schema: prints what the data may hold, from its declarations, as fleetlab-data(5) has it. */
#include <stdio.h>
#include <string.h>

#include "course/schema_key.h"
#include "course/schema_table.h"

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

int main(int argc, char **argv)
{
    bool keys = argc == 2 && strcmp(argv[1], "keys") == 0;
    (keys ? show_keys : show_tables)();
    return 0;
}
