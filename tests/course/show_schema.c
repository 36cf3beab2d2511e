/* show_schema: prints what the data may hold, from its declarations, as fleetlab-data(5) has it,
 * and what the model puts out, as fleetlab(1) does. */
#include <stdio.h>
#include <string.h>

#include "course/schema_key.h"
#include "course/schema_table.h"
#include "course/schema_text.h"
#include "sim/output.h"

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
    [SECTION_STRESS] = "TRACK/stress.ini: [stress]",
    [SECTION_STEP] = "[step.N]",
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

/* Of a part: each output with its unit or its choices. */
static void show_part(enum sim_part part, const struct sim_output *outputs, size_t count)
{
    bool first = true;
    for (size_t i = 0; i < count; i++) {
        const struct sim_output *output = &outputs[i];
        if (output->part != part) {
            continue;
        }
        printf("%s.Cm %s", first ? "" : " ,\n", output->name);
        first = false;
        for (size_t k = 0; output->kind == SIM_CHOICE && output->choices[k] != NULL; k++) {
            printf("%s%s", k == 0 ? " Pq " : ", ", output->choices[k]);
        }
        if (output->kind != SIM_CHOICE && *output->unit != '\0') {
            printf(" Pq %s", output->unit);
        }
    }
    puts(" .");
}

static void show_outputs(void)
{
    static const char *const names[] = {[SIM_PART_SCALING] = "Part 1",
                                        [SIM_PART_RELIABILITY] = "Part 2",
                                        [SIM_PART_COMPOUND] = "Part 3",
                                        [SIM_PART_FINALE] = "Finale"};
    size_t count;
    const struct sim_output *outputs = sim_output_table(&count);
    for (enum sim_part part = SIM_PART_SCALING; part <= SIM_PART_FINALE; part++) {
        printf(".Pp\n%s:\n", names[part]);
        show_part(part, outputs, count);
    }
}

int main(int argc, char **argv)
{
    const char *what = argc == 2 ? argv[1] : "";
    if (strcmp(what, "keys") == 0) {
        show_keys();
    } else if (strcmp(what, "fills") == 0) {
        show_fills();
    } else if (strcmp(what, "outputs") == 0) {
        show_outputs();
    } else {
        show_tables();
    }
    return 0;
}
