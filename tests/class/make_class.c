/* make-class N SEED DIR [--hostile | --forge]: a synthetic class of N students in DIR: a ledger
 * each in DIR/ledgers/LOGIN/ledger.csv, DIR/roster.csv with two more who never started,
 * DIR/truth.csv with what is to be found; with --hostile DIR/ledgers/hostile, too; with --forge the
 * ledgers of forgers (forge.h), with DIR/anchors and DIR/forgers.csv. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../lesson/play.h"
#include "store/csv.h"
#include "store/number.h"
#include "forge.h"
#include "synthetic.h"

static void make_folder(const char *path)
{
    if (mkdir(path, 0700) != 0 && errno != EEXIST) {
        perror(path);
        exit(2);
    }
}

static void write_whole(const char *folder, const char *name, const struct buffer *content)
{
    char path[4200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file || fwrite(content->bytes, 1, content->length, file) != content->length ||
        fclose(file) != 0) {
        perror(path);
        exit(2);
    }
}

static void add_roster_row(struct buffer *roster, const struct synthetic *student)
{
    char uid[16], id[16], email[48];
    snprintf(uid, sizeof uid, "%u", student->uid);
    snprintf(id, sizeof id, "%u", student->uid + 700000);
    snprintf(email, sizeof email, "%s@example.org", student->login);
    const char *const cells[] = {
        student->login, uid, student->last_name, student->first_name, email, id, "A 1"};
    csv_row_add(roster, cells, 7);
}

static void add_truth_row(struct buffer *truth, const struct synthetic *student)
{
    const struct synthetic_truth found = synthetic_truth(student->habit);
    char locked[16], finished[16], marks[16];
    snprintf(locked, sizeof locked, "%zu", found.locked);
    snprintf(finished, sizeof finished, "%zu", found.finished);
    snprintf(marks, sizeof marks, "%d", found.marks);
    const char *const cells[] = {student->login, student->track, locked, finished, marks};
    csv_row_add(truth, cells, 5);
}

static void make_ledgers(const struct catalog *catalog, size_t count, uint64_t seed,
                         const char *folder)
{
    struct buffer roster = {0}, truth = {0};
    struct synthetic_press *press = synthetic_press_new(catalog, seed);
    buffer_add_text(&roster, "login,uid,last_name,first_name,email,id,section\n");
    buffer_add_text(&truth, "login,track,locked,finished,marks\n");
    for (size_t i = 0; i < count + 2; i++) {
        char path[4200];
        struct synthetic student;
        synthetic_student(seed, i, &student);
        add_roster_row(&roster, &student);
        if (i < count) {
            add_truth_row(&truth, &student);
            snprintf(path, sizeof path, "%s/ledgers/%s/ledger.csv", folder, student.login);
            synthetic_press_put(press, &student, path);
        }
    }
    synthetic_press_free(press);
    write_whole(folder, "roster.csv", &roster);
    write_whole(folder, "truth.csv", &truth);
    buffer_free(&roster);
    buffer_free(&truth);
}

/* Who forged what, and what is to be found of it. */
static void make_forgers(const struct catalog *catalog, uint64_t seed, const char *folder)
{
    struct buffer list = {0};
    forge_all(catalog, seed, folder);
    buffer_add_text(&list, "forgery,login,alone,anchored\n");
    for (const struct forgery *kind = forge_kinds(); kind->name; kind++) {
        const char *const cells[] = {kind->name, kind->login, kind->alone,
                                     kind->anchored ? kind->anchored : "-"};
        csv_row_add(&list, cells, 4);
    }
    write_whole(folder, "forgers.csv", &list);
    buffer_free(&list);
}

int main(int argc, char **argv)
{
    long long count, seed;
    bool hostile = argc == 5 && strcmp(argv[4], "--hostile") == 0;
    bool forge = argc == 5 && strcmp(argv[4], "--forge") == 0;
    if ((argc != 4 && !hostile && !forge) || !number_parse_integer(argv[1], 0, 1000000, &count) ||
        !number_parse_integer(argv[2], 0, 1LL << 60, &seed)) {
        fputs("usage: make-class N SEED DIR [--hostile | --forge]\n", stderr);
        return 2;
    }
    char path[4200];
    struct catalog *catalog = play_catalog();
    make_folder(argv[3]);
    snprintf(path, sizeof path, "%s/ledgers", argv[3]);
    make_folder(path);
    make_ledgers(catalog, (size_t)count, (uint64_t)seed, argv[3]);
    if (hostile) {
        snprintf(path, sizeof path, "%s/ledgers/hostile", argv[3]);
        make_folder(path);
        printf("%zu\n", synthetic_hostile(path));
    }
    if (forge) {
        make_forgers(catalog, (uint64_t)seed, argv[3]);
    }
    catalog_free(catalog);
    return 0;
}
