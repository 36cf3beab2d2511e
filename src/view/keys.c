#include "view/keys.h"

#include <string.h>

#include "view/text.h"

static const char gap[] = "  "; /* between two entries of the footer */
enum { GAP = sizeof gap - 1 };

#define ON_CONTROL (ON_NUMBER | ON_CHOICE)
#define ON_FIELD (ON_CONTROL | ON_ACTION)
#define ON_LONG (ON_TEXT | ON_PAGE)
#define ON_READ (ON_LONG | ON_ROW)
#define ON_ALL (ON_FIELD | ON_READ)
#define ON_LINE (ON_EDIT | ON_TYPING)
#define CTRL(letter) VKEY_CTRL(letter)
#define PAIR(key) VKEY_AFTER_X(key)

static const struct key_action table[] = {
    {.action = ACTION_PREVIOUS,
     .chars = "k",
     .keys = {VKEY_UP},
     .where = ON_ALL,
     .keys_shown = "key.move.keys",
     .label = "key.move"},
    {.action = ACTION_NEXT, .chars = "j", .keys = {VKEY_DOWN}, .where = ON_ALL},
    {.action = ACTION_READ,
     .chars = "",
     .keys = {VKEY_LEFT},
     .where = ON_ALL | ON_QUESTION,
     .besides = ON_READING,
     .steps = -1,
     .footer = "key.read.footer"},
    {.action = ACTION_READ,
     .chars = "",
     .keys = {VKEY_RIGHT},
     .where = ON_ALL | ON_QUESTION,
     .besides = ON_READING,
     .steps = 1},
    {.action = ACTION_STEP,
     .chars = "h",
     .keys = {VKEY_LEFT},
     .where = ON_CONTROL,
     .steps = -1,
     .size = STEP_ONE,
     .footer = "key.step.footer",
     .keys_shown = "key.step.keys",
     .label = "key.step"},
    {.action = ACTION_STEP,
     .chars = "l",
     .keys = {VKEY_RIGHT},
     .where = ON_CONTROL,
     .steps = 1,
     .size = STEP_ONE},
    {.action = ACTION_STEP,
     .chars = "-",
     .keys = {VKEY_SHIFT_LEFT},
     .where = ON_NUMBER,
     .steps = -1,
     .size = STEP_FINE,
     .keys_shown = "key.fine.keys",
     .label = "key.fine"},
    {.action = ACTION_STEP,
     .chars = "+",
     .keys = {VKEY_SHIFT_RIGHT},
     .where = ON_NUMBER,
     .steps = 1,
     .size = STEP_FINE},
    {.action = ACTION_STEP,
     .chars = "[",
     .keys = {VKEY_PAGE_DOWN},
     .where = ON_NUMBER,
     .steps = -1,
     .size = STEP_COARSE,
     .keys_shown = "key.coarse.keys",
     .label = "key.coarse"},
    {.action = ACTION_STEP,
     .chars = "]",
     .keys = {VKEY_PAGE_UP},
     .where = ON_NUMBER,
     .steps = 1,
     .size = STEP_COARSE},
    {.action = ACTION_STEP,
     .chars = "<",
     .keys = {VKEY_HOME},
     .where = ON_CONTROL,
     .steps = -1,
     .size = STEP_TO_LIMIT,
     .keys_shown = "key.limit.keys",
     .label = "key.limit"},
    {.action = ACTION_STEP,
     .chars = ">",
     .keys = {VKEY_END},
     .where = ON_CONTROL,
     .steps = 1,
     .size = STEP_TO_LIMIT},
    {.action = ACTION_TYPE,
     .chars = "0123456789.",
     .where = ON_CONTROL,
     .footer = "key.type.footer",
     .keys_shown = "key.type.keys",
     .label = "key.type"},
    {.action = ACTION_TOGGLE,
     .chars = " ",
     .where = ON_CHOICE,
     .keys_shown = "key.toggle.keys",
     .label = "key.toggle"},
    {.action = ACTION_PAGE,
     .chars = " ",
     .keys = {VKEY_PAGE_DOWN},
     .where = ON_LONG,
     .steps = 1,
     .footer = "key.page.footer",
     .keys_shown = "key.page.keys",
     .label = "key.page"},
    {.action = ACTION_PAGE, .chars = " ", .keys = {VKEY_PAGE_DOWN}, .where = ON_ACTION, .steps = 1},
    {.action = ACTION_PAGE,
     .chars = "",
     .keys = {VKEY_PAGE_UP},
     .where = ON_LONG | ON_ACTION,
     .steps = -1},
    {.action = ACTION_YES, .chars = "yY", .where = ON_QUESTION, .footer = "key.yes.footer"},
    {.action = ACTION_CANCEL, .chars = "nN", .where = ON_QUESTION, .footer = "key.no.footer"},
    {.action = ACTION_ENTER,
     .chars = "",
     .keys = {VKEY_ENTER},
     .where = ON_TYPING,
     .footer = "key.take.footer"},
    {.action = ACTION_CANCEL,
     .chars = "",
     .keys = {VKEY_ESCAPE},
     .where = ON_TYPING,
     .footer = "key.drop.footer"},
    {.action = ACTION_PREVIOUS, .chars = "", .keys = {VKEY_UP, VKEY_BACK_TAB}, .where = ON_TYPING},
    {.action = ACTION_NEXT, .chars = "", .keys = {VKEY_DOWN, VKEY_TAB}, .where = ON_TYPING},
    {.action = ACTION_CANCEL,
     .chars = "q",
     .keys = {VKEY_ENTER, VKEY_ESCAPE},
     .where = ON_PAGE,
     .name = "back",
     .footer = "key.back.footer",
     .label = "key.back"},
    {.action = ACTION_CANCEL,
     .chars = "q",
     .keys = {VKEY_ESCAPE},
     .where = ON_OVER,
     .footer = "key.back.footer"},
    {.action = ACTION_ENTER,
     .chars = "",
     .keys = {VKEY_ENTER},
     .where = ON_CONTROL | ON_READ,
     .besides = ON_BENCH,
     .footer = "key.commit.footer"},
    {.action = ACTION_ENTER,
     .chars = "",
     .keys = {VKEY_ENTER},
     .where = ON_ALL,
     .footer = "key.enter.footer",
     .keys_shown = "key.enter.keys",
     .label = "key.enter"},
    {.action = ACTION_NEXT_PANE,
     .chars = "",
     .keys = {VKEY_TAB},
     .where = ON_EDIT,
     .footer = "key.leave.footer"},
    {.action = ACTION_NEXT_PANE, .chars = "", .keys = {VKEY_TAB}, .where = ON_PAGE},
    {.action = ACTION_NEXT_PANE,
     .chars = "",
     .keys = {VKEY_TAB},
     .where = ON_ALL,
     .footer = "key.pane.footer",
     .keys_shown = "key.pane.keys",
     .label = "key.pane"},
    {.action = ACTION_PREVIOUS_PANE,
     .chars = "",
     .keys = {VKEY_BACK_TAB},
     .where = ON_ALL | ON_EDIT},
    {.action = ACTION_WRITE,
     .chars = "",
     .keys = {VKEY_LEFT},
     .where = ON_LINE,
     .deed = EDITOR_LEFT},
    {.action = ACTION_WRITE,
     .chars = "",
     .keys = {VKEY_RIGHT},
     .where = ON_LINE,
     .deed = EDITOR_RIGHT},
    {.action = ACTION_WRITE, .chars = "", .keys = {VKEY_UP}, .where = ON_EDIT, .deed = EDITOR_UP},
    {.action = ACTION_WRITE,
     .chars = "",
     .keys = {VKEY_DOWN},
     .where = ON_EDIT,
     .deed = EDITOR_DOWN},
    {.action = ACTION_WRITE,
     .chars = "",
     .keys = {VKEY_WORD_LEFT, VKEY_SHIFT_LEFT},
     .where = ON_LINE,
     .deed = EDITOR_WORD_LEFT,
     .keys_shown = "key.word.keys",
     .label = "key.word"},
    {.action = ACTION_WRITE,
     .chars = "",
     .keys = {VKEY_WORD_RIGHT, VKEY_SHIFT_RIGHT},
     .where = ON_LINE,
     .deed = EDITOR_WORD_RIGHT},
    {.action = ACTION_WRITE,
     .chars = "",
     .keys = {VKEY_HOME, CTRL('A')},
     .where = ON_LINE,
     .deed = EDITOR_HOME,
     .keys_shown = "key.line.keys",
     .label = "key.line"},
    {.action = ACTION_WRITE,
     .chars = "",
     .keys = {VKEY_END, CTRL('E')},
     .where = ON_LINE,
     .deed = EDITOR_END},
    {.action = ACTION_WRITE,
     .chars = "",
     .keys = {VKEY_BACKSPACE},
     .where = ON_LINE,
     .deed = EDITOR_BACKSPACE},
    {.action = ACTION_WRITE,
     .chars = "",
     .keys = {VKEY_DELETE, CTRL('D')},
     .where = ON_LINE,
     .deed = EDITOR_DELETE,
     .keys_shown = "key.delete.keys",
     .label = "key.delete"},
    {.action = ACTION_WRITE,
     .chars = "",
     .keys = {CTRL('W'), PAIR('w')},
     .where = ON_LINE,
     .deed = EDITOR_CUT_WORD,
     .keys_shown = "key.cut_word.keys",
     .label = "key.cut_word"},
    {.action = ACTION_WRITE,
     .chars = "",
     .keys = {CTRL('U'), PAIR('u')},
     .where = ON_LINE,
     .deed = EDITOR_CUT_START,
     .keys_shown = "key.cut_start.keys",
     .label = "key.cut_start"},
    {.action = ACTION_WRITE,
     .chars = "",
     .keys = {CTRL('K'), PAIR('k')},
     .where = ON_LINE,
     .deed = EDITOR_CUT_END,
     .keys_shown = "key.cut_end.keys",
     .label = "key.cut_end"},
    {.action = ACTION_WRITE,
     .chars = "",
     .keys = {CTRL('Y'), PAIR('y')},
     .where = ON_LINE,
     .deed = EDITOR_PUT_BACK,
     .keys_shown = "key.put_back.keys",
     .label = "key.put_back"},
    {.action = ACTION_REVERT,
     .chars = "",
     .keys = {PAIR(CTRL('R')), PAIR('r')},
     .where = ON_EDIT,
     .keys_shown = "key.revert.keys",
     .label = "key.revert"},
    {.action = ACTION_EDITOR,
     .chars = "",
     .keys = {PAIR(CTRL('E')), PAIR('e')},
     .where = ON_EDIT,
     .name = "editor",
     .footer = "key.editor.footer",
     .keys_shown = "key.editor.keys",
     .label = "key.editor"},
    {.action = ACTION_TURN,
     .chars = "v",
     .where = ON_ALL,
     .besides = ON_BENCH,
     .keys_shown = "key.turn.keys",
     .label = "key.turn"},
    {.action = ACTION_VIEW,
     .chars = "m",
     .where = ON_ALL,
     .name = "math",
     .footer = "key.math.footer",
     .keys_shown = "key.math.keys",
     .label = "key.math"},
    {.action = ACTION_VIEW,
     .chars = "t",
     .where = ON_ALL,
     .name = "table",
     .footer = "key.table.footer",
     .keys_shown = "key.table.keys",
     .label = "key.table"},
    {.action = ACTION_VIEW,
     .chars = "g",
     .where = ON_ALL,
     .name = "hint",
     .footer = "key.hint.footer",
     .keys_shown = "key.hint.keys",
     .label = "key.hint"},
    {.action = ACTION_VIEW,
     .chars = "w",
     .where = ON_ALL,
     .name = "map",
     .footer = "key.map.footer",
     .keys_shown = "key.map.keys",
     .label = "key.map"},
    {.action = ACTION_EXPLAIN, .chars = "i", .where = ON_ROW, .footer = "key.explain.footer"},
    {.action = ACTION_EXPLAIN,
     .chars = "i",
     .where = ON_ALL,
     .keys_shown = "key.explain.keys",
     .label = "key.explain"},
    {.action = ACTION_HELP,
     .chars = "?",
     .where = ON_ALL,
     .name = "help",
     .footer = "key.help.footer",
     .keys_shown = "key.help.keys",
     .label = "key.help"},
    {.action = ACTION_QUIT,
     .chars = "q",
     .where = ON_ALL,
     .name = "quit",
     .footer = "key.quit.footer",
     .keys_shown = "key.quit.keys",
     .label = "key.quit"},
    {.action = ACTION_MORE,
     .chars = "x",
     .where = ON_ALL,
     .besides = ON_BENCH,
     .keys_shown = "key.more.keys",
     .label = "key.more"},
    {.action = ACTION_VIEW,
     .chars = "r",
     .where = ON_ALL,
     .name = "radar",
     .keys_shown = "key.radar.keys",
     .label = "key.radar"},
    {.action = ACTION_VIEW,
     .chars = "H",
     .where = ON_ALL,
     .name = "history",
     .keys_shown = "key.history.keys",
     .label = "key.history"},
    {.action = ACTION_VIEW,
     .chars = "e",
     .where = ON_ALL,
     .name = "evidence",
     .keys_shown = "key.evidence.keys",
     .label = "key.evidence"},
    {.action = ACTION_EVENT,
     .chars = "c",
     .where = ON_ALL,
     .besides = ON_BENCH,
     .name = "case",
     .event = EVENT_CASE,
     .keys_shown = "key.case.keys",
     .label = "key.case"},
    {.action = ACTION_EVENT,
     .chars = "d",
     .where = ON_ALL,
     .besides = ON_BENCH,
     .name = "try",
     .event = EVENT_TRY,
     .keys_shown = "key.try.keys",
     .label = "key.try"},
    {.action = ACTION_EVENT,
     .chars = "D",
     .where = ON_ALL,
     .besides = ON_BENCH,
     .event = EVENT_TRY,
     .steps = 1},
    {.action = ACTION_EVENT,
     .chars = "u",
     .where = ON_ALL,
     .name = "undo",
     .event = EVENT_UNDO,
     .keys_shown = "key.undo.keys",
     .label = "key.undo"},
    {.action = ACTION_EVENT,
     .chars = "U",
     .where = ON_ALL,
     .name = "redo",
     .event = EVENT_REDO,
     .keys_shown = "key.redo.keys",
     .label = "key.redo"},
    {.action = ACTION_EVENT,
     .chars = "R",
     .where = ON_ALL,
     .name = "restore",
     .event = EVENT_RESTORE,
     .keys_shown = "key.restore.keys",
     .label = "key.restore"},
    {.action = ACTION_GHOSTS,
     .chars = "b",
     .where = ON_ALL,
     .besides = ON_BENCH,
     .keys_shown = "key.ghosts.keys",
     .label = "key.ghosts"},
    {.action = ACTION_READOUT,
     .chars = "s",
     .where = ON_ALL,
     .keys_shown = "key.readout.keys",
     .label = "key.readout"},
    {.action = ACTION_QUIET,
     .chars = "z",
     .where = ON_ALL,
     .besides = ON_BENCH,
     .keys_shown = "key.quiet.keys",
     .label = "key.quiet"},
    {.action = ACTION_ARROWS,
     .chars = "a",
     .where = ON_ALL,
     .keys_shown = "key.arrows.keys",
     .label = "key.arrows"},
    {.action = ACTION_TIER,
     .chars = "y",
     .where = ON_ALL,
     .keys_shown = "key.tier.keys",
     .label = "key.tier"},
    {.action = ACTION_REPAINT,
     .chars = "",
     .keys = {CTRL('L')},
     .where = ON_ALL | ON_EDIT,
     .keys_shown = "key.repaint.keys",
     .label = "key.repaint"},
    {.action = ACTION_CANCEL,
     .chars = "",
     .keys = {VKEY_ESCAPE},
     .where = ON_ALL | ON_EDIT,
     .keys_shown = "key.cancel.keys",
     .label = "key.cancel"},
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
    return (entry->where & where) != 0 && (entry->besides & ~where) == 0;
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

void keys_footer(const struct stage *stage, unsigned where, int cols, struct buffer *footer)
{
    int used = 0, reserved = 0;
    bool full = false;
    for (size_t i = 0; i < table_count; i++) {
        if (is_last_resort(&table[i]) && applies(&table[i], where) && !shadowed(i, where)) {
            reserved += text_width(stage_text(stage, table[i].footer)) + GAP;
        }
    }
    for (size_t i = 0; i < table_count; i++) {
        if (!table[i].footer || !applies(&table[i], where) || shadowed(i, where) ||
            (table[i].action == ACTION_VIEW && !stage_opens(stage, table[i].name))) {
            continue;
        }
        const char *words = stage_text(stage, table[i].footer);
        int width = text_width(words) + (used ? GAP : 0);
        bool last_resort = is_last_resort(&table[i]);
        full = full || used + width + reserved > cols;
        if (last_resort ? used + width > cols : full) {
            continue;
        }
        buffer_add_text(footer, used ? gap : "");
        buffer_add_text(footer, words);
        used += width;
    }
}
