#include "lesson/where.h"

#include <string.h>

static const struct {
    const char *name;
    bool answers;
} views[VIEWS] = {
    [VIEW_NONE] = {"", false},          [VIEW_MATH] = {"math", true},
    [VIEW_TABLE] = {"table", true},     [VIEW_MAP] = {"map", true},
    [VIEW_RADAR] = {"radar", true},     [VIEW_HINT] = {"hint", true},
    [VIEW_HISTORY] = {"history", true}, [VIEW_EVIDENCE] = {"evidence", false},
};

static const char *const screens[] = {
    [SCENE_BRIEF] = "brief",     [SCENE_LOCK] = "lock",       [SCENE_WORKBENCH] = "workbench",
    [SCENE_CASE] = "case",       [SCENE_OBSERVE] = "observe", [SCENE_REVEAL] = "reveal",
    [SCENE_REFLECT] = "reflect", [SCENE_FINALE] = "finale",   [SCENE_STRESS] = "stress",
};

bool where_is_bench(const struct where *where)
{
    return where->screen == SCENE_WORKBENCH || where->screen == SCENE_CASE ||
           where->screen == SCENE_FINALE || where->screen == SCENE_STRESS;
}

bool where_is_in_part(const struct where *where)
{
    return where->screen >= SCENE_BRIEF && where->screen <= SCENE_STRESS;
}

bool where_is_stress(const struct where *where)
{
    return where->part == SIM_PART_FINALE &&
           (where->screen == SCENE_LOCK || where->screen == SCENE_STRESS ||
            where->screen == SCENE_REFLECT || where->screen == SCENE_REVEAL);
}

struct where where_of(enum scene_screen screen, enum sim_part part)
{
    bool finale = screen == SCENE_WORKBENCH && part == SIM_PART_FINALE;
    return (struct where){.screen = finale ? SCENE_FINALE : screen, .part = part};
}

const char *where_screen_name(enum scene_screen screen)
{
    return screen >= SCENE_BRIEF && screen <= SCENE_STRESS ? screens[screen] : "";
}

enum scene_screen where_screen_find(const char *name)
{
    for (int screen = SCENE_BRIEF; screen <= SCENE_STRESS; screen++) {
        if (strcmp(screens[screen], name) == 0) {
            return (enum scene_screen)screen;
        }
    }
    return SCENE_START;
}

const char *where_view_name(enum where_view view)
{
    return views[view].name;
}

enum where_view where_view_find(const char *name)
{
    enum where_view view = VIEWS - 1;
    while (view > VIEW_NONE && strcmp(views[view].name, name) != 0) {
        view--;
    }
    return view;
}

bool where_view_answers(enum where_view view)
{
    return views[view].answers;
}
