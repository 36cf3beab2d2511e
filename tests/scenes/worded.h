/* worded: a build that words can be asked of, for tests of what scenes say. */
#ifndef TESTS_SCENES_WORDED_H
#define TESTS_SCENES_WORDED_H

#include "../lesson/play.h"
#include "scenes/build.h"

static struct catalog *catalog;
static struct sheet sheet;
static struct build build;

/* Set-up and tear-down of a program: no track, part or design is in the build yet. */
static int set_up(void **state)
{
    (void)state;
    catalog = play_catalog();
    sheet.arena = arena_new();
    build = (struct build){.sheet = &sheet, .arena = sheet.arena, .catalog = catalog};
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(sheet.arena);
    sheet_free(&sheet);
    catalog_free(catalog);
    return 0;
}

#endif
