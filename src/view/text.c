#include "view/text.h"

#include <string.h>

#include "store/clean.h"

#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

/* Nearly all of what is drawn: a character of ASCII, one cell wide. */
static inline bool is_plain(char byte)
{
    return byte >= ' ' && byte <= '~';
}

/* What pictures are made of: lines, blocks and braille dots, each a cell wide and three bytes long.
 */
static inline bool is_drawn(uint32_t code)
{
    return (code >= 0x2500 && code < 0x25A0) || (code >= 0x2800 && code < 0x2900);
}

struct text_glyph text_glyph(uint32_t code)
{
    uint8_t bytes[6];
    if ((code >= ' ' && code <= '~') || is_drawn(code)) {
        return (struct text_glyph){code, 1, is_drawn(code) ? 3 : 1};
    }
    int length = u8_uctomb(bytes, code, sizeof bytes);
    return length > 0 ? text_next((const char *)bytes, (size_t)length)
                      : (struct text_glyph){'?', 1, 1};
}

struct text_glyph text_next(const char *text, size_t bytes)
{
    ucs4_t code;
    if (bytes > 0 && is_plain(*text)) {
        return (struct text_glyph){(unsigned char)*text, 1, 1};
    }
    int used = u8_mbtoucr(&code, (const uint8_t *)text, bytes);

    if (used <= 0) {
        return (struct text_glyph){'?', 1, 1};
    }
    if (code >= ' ' && code < 0x7f) {
        return (struct text_glyph){code, 1, 1};
    }
    int cells = uc_width(code, "UTF-8");
    if (cells < 0 || clean_acts(code)) {
        return (struct text_glyph){'?', 1, (size_t)used};
    }
    return (struct text_glyph){code, cells, (size_t)used};
}

bool text_is_mark(uint32_t code)
{
    return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Me);
}

int text_cells(const char *text, size_t bytes)
{
    int cells = 0;

    for (size_t at = 0; at < bytes;) {
        if (is_plain(text[at])) {
            cells++;
            at++;
            continue;
        }
        struct text_glyph glyph = text_next(text + at, bytes - at);
        cells += glyph.cells;
        at += glyph.bytes;
    }
    return cells;
}

int text_width(const char *text)
{
    const char *rest = text;

    while (is_plain(*rest)) {
        rest++;
    }
    return (int)(rest - text) + (*rest ? text_cells(rest, strlen(rest)) : 0);
}

int text_wider(int cells, const char *text)
{
    int width = text_width(text);
    return cells > width ? cells : width;
}

size_t text_fit(const char *text, size_t bytes, int cols)
{
    size_t at = 0;

    while (at < bytes) {
        struct text_glyph glyph = text_next(text + at, bytes - at);
        cols -= glyph.cells;
        if (cols < 0) {
            break;
        }
        at += glyph.bytes;
    }
    return at;
}

/* Signs that texts use and that have a look-alike; letters with accents are decomposed instead. */
static const struct look_alike {
    uint16_t code;
    char ascii;
} look_alikes[] = {
    {0x00A0, ' '}, {0x00AB, '"'},  {0x00AD, '-'},  {0x00B0, 'o'}, {0x00B1, '~'},  {0x00B5, 'u'},
    {0x00B7, '.'}, {0x00BB, '"'},  {0x00D7, 'x'},  {0x00DF, 's'}, {0x00F7, '/'},  {0x03BC, 'u'},
    {0x03C4, 't'}, {0x2009, ' '},  {0x2010, '-'},  {0x2011, '-'}, {0x2012, '-'},  {0x2013, '-'},
    {0x2014, '-'}, {0x2018, '\''}, {0x2019, '\''}, {0x201A, ','}, {0x201C, '"'},  {0x201D, '"'},
    {0x201E, '"'}, {0x2022, '*'},  {0x2026, '.'},  {0x202F, ' '}, {0x2032, '\''}, {0x2033, '"'},
    {0x2190, '<'}, {0x2192, '>'},  {0x2212, '-'},  {0x2215, '/'}, {0x2248, '~'},  {0x2264, '<'},
    {0x2265, '>'}, {0x22C5, '.'},
};

char text_ascii(uint32_t code)
{
    if (code >= ' ' && code <= '~') {
        return (char)code;
    }
    for (size_t i = 0; i < sizeof look_alikes / sizeof *look_alikes; i++) {
        if (look_alikes[i].code == code) {
            return look_alikes[i].ascii;
        }
    }
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    if (uc_canonical_decomposition(code, parts) > 0 && parts[0] != code) {
        return text_ascii(parts[0]);
    }
    return '?';
}
