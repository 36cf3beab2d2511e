/* loader: what is passed along while an author's data are read. */
#ifndef COURSE_LOADER_H
#define COURSE_LOADER_H

#include "sim/param.h"
#include "store/arena.h"
#include "store/csv_table.h"
#include "store/fault.h"
#include "store/ini.h"

/* What was read. */
struct counts {
    size_t files, parameters, rules, texts;
};

struct reference;
struct texts;

struct loader {
    const char *directory;
    const char *track;   /* that is being read; NULL: none */
    bool checks;         /* each byte, too, and whether iniparser reads the same */
    struct arena *arena; /* owns all that is read */
    struct fault_list *faults;
    struct counts *counts;
    const struct reference *reference;         /* what was read of it so far */
    struct texts *texts;                       /* that tables add their words to; NULL: none */
    const struct ini *shared[SIM_PART_FINALE]; /* all tracks' INI of each part, by number minus one;
                                                  NULL if it couldn't be read */
};

/* The path of a file of the data folder. Format and arguments as printf's; the arena's. */
const char *loader_path(const struct loader *loader, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Read a file; NULL, with faults, if that can't be. What they return lives as long as the arena. */
const struct csv_table *loader_csv(const struct loader *loader, const char *path);
const struct ini *loader_ini(const struct loader *loader, const char *path);

#endif
