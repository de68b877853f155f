// A table from columns, each a heading and what a row shows there.
import { h, table } from '../host.js'

/**
 * @param keyOf what distinguishes rows
 * @param chosen ids that are ticked; left out where rows cannot be
 */
export const Grid = ({ label, columns, rows, keyOf, chosen, onChoose }) =>
  h(table.Table, { 'aria-label': label, variant: 'compact', className: 'fh-grid' },
    h(table.Thead, null, h(table.Tr, null,
      chosen && h(table.Th, { 'aria-label': 'Choose' , select: {
        onSelect: (e, all) => onChoose(all ? rows.map(keyOf) : []),
        isSelected: rows.length > 0 && rows.every(row => chosen.includes(keyOf(row))),
      } }),
      columns.map(([heading]) => h(table.Th, { key: heading, modifier: 'wrap' }, heading)))),
    h(table.Tbody, null, rows.map((row, rowIndex) => h(table.Tr, { key: keyOf(row) },
      chosen && h(table.Td, { select: {
        rowIndex,
        onSelect: (e, on) => onChoose(on ? [...chosen, keyOf(row)] : chosen.filter(id => id !== keyOf(row))),
        isSelected: chosen.includes(keyOf(row)),
      } }),
      columns.map(([heading, cell]) => h(table.Td, { key: heading, dataLabel: heading }, cell(row)))))))
