// What notifications add up to.
import { React, core, h } from '../host.js'
import { useFilter, useShown } from '../address.js'
import { ask, query } from '../hub.js'
import { useAnswer } from '../live.js'
import { usePartners } from '../names.js'
import { Choice, DayField, Filter } from '../parts/fields.js'
import { Frame, Loading, Nothing, Stale } from '../parts/page.js'
import { TYPES, short } from '../words.js'
import { Behind } from './behind.js'
import { Map } from './map.js'
import { Months } from './months.js'
import { Prices } from './prices.js'
import { Sums } from './sums.js'
import { Time, Weeks } from './time.js'
import { Cards, Marked, Totals } from './totals.js'
import { MARKS, countryOf, filterInWords } from './words.js'

const REFRESH_MILLIS = 10_000

/** Those that there are, whatever else is filtered by. */
const useCountries = picture => {
  const [known, setKnown] = React.useState([])
  const codes = picture?.countries.map(each => each.group) ?? []
  React.useEffect(() => { setKnown(before => [...new Set([...before, ...codes])]) }, [codes.join()])
  return known.map(code => [code, countryOf(code)]).sort((a, b) => a[1].localeCompare(b[1]))
}

const Fields = ({ filter, setFilter, picture }) => {
  const partners = usePartners().map(each => [each.id, `${short(each.id)} - ${each.name}`])
  const countries = useCountries(picture)
  const chosen = filter.country && !countries.some(([code]) => code === filter.country) ? [[filter.country, countryOf(filter.country)]] : []
  const set = member => value => setFilter({ ...filter, [member]: value })
  const field = (member, label) => ({ id: 'fh-' + member, label, value: filter[member], onChange: set(member) })
  return h(Filter, { filter, setFilter },
    h(Choice, { ...field('partner', 'From'), options: partners }),
    h(Choice, { ...field('type', 'Type'), options: Object.entries(TYPES).filter(([type]) => type !== 'ANSWER') }),
    h(Choice, { ...field('country', 'Country'), options: [...chosen, ...countries] }),
    h(Choice, { ...field('mark', 'Mark'), options: Object.entries(MARKS) }),
    h(DayField, field('since', 'Happened from')),
    h(DayField, field('until', 'Happened until')))
}

const None = ({ filter }) => Object.values(filter).some(Boolean)
  ? h(Nothing, { title: 'Nothing found' }, 'No notification matches. Try a longer time, or clear a field.')
  : h(Nothing, { title: 'Nothing yet' }, 'No partner has sent anything to this hub that was accepted.')

/** What stands on paper beside the numbers. */
const Printed = ({ filter }) => h('p', { className: 'fh-paper' },
  `${filterInWords(filter) ? 'Only ' + filterInWords(filter) : 'All that was accepted'}. Printed on ${new Date().toISOString().slice(0, 10)}. Of each table the largest rows.`)

const Shown = ({ picture, filter, view, setView }) => h('div', { className: 'fh-picture' },
  picture.behind && h('p', { className: 'fh-soft fh-screen fh-behind' }, 'Something has changed since; the sums follow within seconds.'),
  h(Printed, { filter }),
  h(Cards, { picture, filter }),
  h(Marked, { picture, filter }),
  h('div', { className: 'fh-where-and-when' },
    h(Map, { picture, filter, view, setView }),
    h(Time, { picture })),
  h(Weeks, { picture, filter }),
  h(Totals, { picture, filter }),
  h(Prices, { picture, filter }),
  h(Sums, { picture, filter }))

const Picture = () => {
  const [{ view, ...filter }, setAll] = useFilter()
  const setFilter = members => setAll({ ...members, view })
  const key = query(filter)
  const live = useAnswer(() => ask('Picture', 'show', key), [key], REFRESH_MILLIS)
  return h(Frame, { title: 'Picture', intro: 'What notifications add up to. The last revision of each counts, on the day on which it happened; what is cancelled does not. Each number leads to the notifications behind it.',
    aside: h(core.Button, { variant: 'secondary', className: 'fh-screen', onClick: () => window.print() }, 'Print') },
    h(Fields, { filter, setFilter, picture: live.answer }),
    h(Stale, { live }),
    !live.answer ? !live.fault && h(Loading)
      : live.answer.types.length === 0 ? h(None, { filter })
        : h(Shown, { picture: live.answer, filter, view, setView: chosen => setAll({ ...filter, view: chosen }) }),
    live.answer && h(Months))
}

export const Page = () => useShown() === 'behind' ? h(Behind) : h(Picture)
