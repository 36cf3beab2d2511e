#include "view/keys.h"

#include <string.h>

#define ON_CONTROL (ON_NUMBER | ON_CHOICE)
#define ON_FIELD (ON_CONTROL | ON_ACTION)
#define ON_LONG (ON_TEXT | ON_PAGE)
#define ON_READ (ON_LONG | ON_ROW)
#define ON_ALL (ON_FIELD | ON_READ)

static const struct key_action table[] = {
    {.action = ACTION_PREVIOUS,
     .chars = "k",
     .keys = {VKEY_UP},
     .where = ON_ALL,
     .keys_shown = "Up Down  k j",
     .label = "previous, next control or line"},
    {.action = ACTION_NEXT, .chars = "j", .keys = {VKEY_DOWN}, .where = ON_ALL},
    {.action = ACTION_STEP,
     .chars = "h",
     .keys = {VKEY_LEFT},
     .where = ON_CONTROL,
     .steps = -1,
     .size = LAB_STEP_ONE,
     .footer = "arrows step",
     .keys_shown = "Left Right  h l",
     .label = "one step down, up"},
    {.action = ACTION_STEP,
     .chars = "l",
     .keys = {VKEY_RIGHT},
     .where = ON_CONTROL,
     .steps = 1,
     .size = LAB_STEP_ONE},
    {.action = ACTION_STEP,
     .chars = "-",
     .keys = {VKEY_SHIFT_LEFT},
     .where = ON_NUMBER,
     .steps = -1,
     .size = LAB_FINE,
     .keys_shown = "- +  Shift+arrows",
     .label = "a fine step"},
    {.action = ACTION_STEP,
     .chars = "+",
     .keys = {VKEY_SHIFT_RIGHT},
     .where = ON_NUMBER,
     .steps = 1,
     .size = LAB_FINE},
    {.action = ACTION_STEP,
     .chars = "[",
     .keys = {VKEY_PAGE_DOWN},
     .where = ON_NUMBER,
     .steps = -1,
     .size = LAB_COARSE,
     .keys_shown = "PgDn PgUp  [ ]",
     .label = "a coarse step down, up"},
    {.action = ACTION_STEP,
     .chars = "]",
     .keys = {VKEY_PAGE_UP},
     .where = ON_NUMBER,
     .steps = 1,
     .size = LAB_COARSE},
    {.action = ACTION_STEP,
     .chars = "<",
     .keys = {VKEY_HOME},
     .where = ON_CONTROL,
     .steps = -1,
     .size = LAB_TO_LIMIT,
     .keys_shown = "Home End  < >",
     .label = "to the lowest, the highest"},
    {.action = ACTION_STEP,
     .chars = ">",
     .keys = {VKEY_END},
     .where = ON_CONTROL,
     .steps = 1,
     .size = LAB_TO_LIMIT},
    {.action = ACTION_TYPE,
     .chars = "0123456789.",
     .where = ON_CONTROL,
     .footer = "digits type",
     .keys_shown = "digits .",
     .label = "type a value (100k, 1.5M) or an option's number"},
    {.action = ACTION_TOGGLE,
     .chars = " ",
     .where = ON_CHOICE,
     .keys_shown = "Space",
     .label = "the next option; in a text, the next screen"},
    {.action = ACTION_PAGE,
     .chars = " ",
     .keys = {VKEY_PAGE_DOWN},
     .where = ON_LONG,
     .steps = 1,
     .footer = "Space on",
     .keys_shown = "PgDn PgUp",
     .label = "in a text, a screen on, back"},
    {.action = ACTION_PAGE, .chars = " ", .keys = {VKEY_PAGE_DOWN}, .where = ON_ACTION, .steps = 1},
    {.action = ACTION_PAGE,
     .chars = "",
     .keys = {VKEY_PAGE_UP},
     .where = ON_LONG | ON_ACTION,
     .steps = -1},
    {.action = ACTION_CANCEL,
     .chars = "",
     .keys = {VKEY_ENTER},
     .where = ON_PAGE,
     .footer = "Enter back"},
    {.action = ACTION_ENTER,
     .chars = "",
     .keys = {VKEY_ENTER},
     .where = ON_CONTROL | ON_READ,
     .bench = true,
     .footer = "Enter commit"},
    {.action = ACTION_ENTER,
     .chars = "",
     .keys = {VKEY_ENTER},
     .where = ON_ALL,
     .footer = "Enter go on",
     .keys_shown = "Enter",
     .label = "commit the run or the answer; go on"},
    {.action = ACTION_NEXT_PANE,
     .chars = "",
     .keys = {VKEY_TAB},
     .where = ON_EDIT,
     .footer = "Tab leaves the text"},
    {.action = ACTION_NEXT_PANE, .chars = "", .keys = {VKEY_TAB}, .where = ON_PAGE},
    {.action = ACTION_NEXT_PANE,
     .chars = "",
     .keys = {VKEY_TAB},
     .where = ON_ALL,
     .footer = "Tab pane",
     .keys_shown = "Tab Shift+Tab",
     .label = "next, previous pane; out of a written answer"},
    {.action = ACTION_PREVIOUS_PANE,
     .chars = "",
     .keys = {VKEY_BACK_TAB},
     .where = ON_ALL | ON_EDIT},
    {.action = ACTION_EDITOR,
     .chars = "",
     .keys = {VKEY_CTRL_E},
     .where = ON_EDIT,
     .footer = "^E $EDITOR",
     .keys_shown = "^E",
     .label = "write the answer in your own editor ($EDITOR)"},
    {.action = ACTION_VIEW,
     .chars = "m",
     .where = ON_ALL,
     .name = "math",
     .footer = "m math",
     .keys_shown = "m",
     .label = "Math Peek: the laws with your numbers, the six principles"},
    {.action = ACTION_VIEW,
     .chars = "t",
     .where = ON_ALL,
     .name = "table",
     .footer = "t table",
     .keys_shown = "t",
     .label = "every plot as a table of lines"},
    {.action = ACTION_VIEW,
     .chars = "g",
     .where = ON_ALL,
     .name = "hint",
     .footer = "g hint",
     .keys_shown = "g",
     .label = "a hint; each one says more"},
    {.action = ACTION_VIEW,
     .chars = "w",
     .where = ON_ALL,
     .name = "map",
     .footer = "w map",
     .keys_shown = "w",
     .label = "map of the latencies"},
    {.action = ACTION_HELP,
     .chars = "?",
     .where = ON_ALL,
     .name = "help",
     .footer = "? help",
     .keys_shown = "?",
     .label = "help: the keys and words"},
    {.action = ACTION_QUIT,
     .chars = "q",
     .where = ON_ALL,
     .name = "quit",
     .footer = "q quit",
     .keys_shown = "q",
     .label = "save and quit; you come back to the same place"},
    {.action = ACTION_MORE,
     .chars = "x",
     .where = ON_ALL,
     .bench = true,
     .keys_shown = "x",
     .label = "show or hide the further controls"},
    {.action = ACTION_VIEW,
     .chars = "r",
     .where = ON_ALL,
     .name = "radar",
     .keys_shown = "r",
     .label = "radar: compute, communication, coordination"},
    {.action = ACTION_VIEW,
     .chars = "H",
     .where = ON_ALL,
     .name = "history",
     .keys_shown = "H",
     .label = "history: runs, undo, redo"},
    {.action = ACTION_VIEW,
     .chars = "e",
     .where = ON_ALL,
     .name = "evidence",
     .keys_shown = "e",
     .label = "evidence: what is locked, current, stale, missing"},
    {.action = ACTION_EVENT,
     .chars = "u",
     .where = ON_ALL,
     .name = "undo",
     .event = LAB_UNDO,
     .keys_shown = "u",
     .label = "undo a change of a control"},
    {.action = ACTION_EVENT,
     .chars = "U",
     .where = ON_ALL,
     .name = "redo",
     .event = LAB_REDO,
     .keys_shown = "U",
     .label = "redo it"},
    {.action = ACTION_EVENT,
     .chars = "R",
     .where = ON_ALL,
     .name = "restore",
     .event = LAB_RESTORE,
     .keys_shown = "R",
     .label = "back to the last good design, out of a failure"},
    {.action = ACTION_GHOSTS,
     .chars = "b",
     .where = ON_ALL,
     .bench = true,
     .keys_shown = "b",
     .label = "show or hide the first design and the best as ghosts"},
    {.action = ACTION_READOUT,
     .chars = "s",
     .where = ON_ALL,
     .keys_shown = "s",
     .label = "cursor to the readout until the next key"},
    {.action = ACTION_QUIET,
     .chars = "z",
     .where = ON_ALL,
     .bench = true,
     .keys_shown = "z",
     .label = "quiet: instruments wait until Tab or z"},
    {.action = ACTION_REPAINT,
     .chars = "",
     .keys = {VKEY_CTRL_L},
     .where = ON_ALL | ON_EDIT,
     .keys_shown = "^L",
     .label = "paint the screen again"},
    {.action = ACTION_CANCEL,
     .chars = "",
     .keys = {VKEY_ESCAPE},
     .where = ON_ALL | ON_EDIT,
     .keys_shown = "Esc",
     .label = "cancel a question, close a page; never loses anything"},
};

static const size_t table_count = sizeof table / sizeof table[0];

const struct key_action *keys_table(size_t *count)
{
    *count = table_count;
    return table;
}

static bool has_key(const struct key_action *entry, uint32_t key)
{
    if (key < 128 && key > ' ' - 1 && strchr(entry->chars, (int)key)) {
        return true;
    }
    for (size_t i = 0; i < sizeof entry->keys / sizeof entry->keys[0] && entry->keys[i]; i++) {
        if (entry->keys[i] == key) {
            return true;
        }
    }
    return false;
}

static bool applies(const struct key_action *entry, unsigned where)
{
    return (entry->where & where) != 0 && (!entry->bench || (where & ON_BENCH) != 0);
}

const struct key_action *keys_find(uint32_t key, unsigned where)
{
    for (size_t i = 0; i < table_count; i++) {
        if (applies(&table[i], where) && has_key(&table[i], key)) {
            return &table[i];
        }
    }
    return NULL;
}

const struct key_action *keys_named(const char *name)
{
    for (size_t i = 0; i < table_count; i++) {
        if (table[i].name && strcmp(table[i].name, name) == 0) {
            return &table[i];
        }
    }
    return NULL;
}

static bool is_last_resort(const struct key_action *entry)
{
    return entry->action == ACTION_HELP || entry->action == ACTION_QUIT;
}

/* Whether an entry before this one takes its key here. */
static bool shadowed(size_t index, unsigned where)
{
    uint32_t key = table[index].keys[0] ? table[index].keys[0] : (uint32_t)table[index].chars[0];
    return keys_find(key, where) != &table[index];
}

void keys_footer(unsigned where, int cols, char *buffer)
{
    static const char gap[] = "  ";
    size_t room = cols > 0 ? (size_t)cols : 0, used = 0, reserved = 0;
    bool full = false;
    for (size_t i = 0; i < table_count; i++) {
        if (is_last_resort(&table[i]) && applies(&table[i], where)) {
            reserved += strlen(table[i].footer) + strlen(gap);
        }
    }
    for (size_t i = 0; i < table_count; i++) {
        if (!table[i].footer || !applies(&table[i], where) || shadowed(i, where)) {
            continue;
        }
        size_t length = strlen(table[i].footer) + (used ? strlen(gap) : 0);
        bool last_resort = is_last_resort(&table[i]);
        full = full || used + length + reserved > room;
        if (last_resort ? used + length > room : full) {
            continue;
        }
        if (used) {
            memcpy(buffer + used, gap, strlen(gap));
        }
        memcpy(buffer + used + (used ? strlen(gap) : 0), table[i].footer, strlen(table[i].footer));
        used += length;
    }
    buffer[used] = '\0';
}
