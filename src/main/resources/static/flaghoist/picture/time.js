// Time lines: the headlines by week.
import { h } from '../host.js'
import { Folded } from '../parts/folded.js'
import { Grid } from '../parts/grid.js'
import { Section } from '../parts/page.js'
import { Numbered } from './numbers.js'
import { allBetween, daysOf, monthOf, within } from './weeks.js'
import { HEADLINES, number } from './words.js'

const SHOWN = ['NOTIFICATIONS', 'VESSELS', 'ENGINES', 'PREVENTED', 'DEAD']
const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [340, 76, 40, 16, 8]

const sum = (weeks, name) => weeks.reduce((n, week) => n + (week.numbers[name] ?? 0), 0)

const inWords = (words, weeks, name) => `${words} by week: ${weeks.filter(week => week.numbers[name]).map(week => `${week.group} ${number(week.numbers[name])}`).join(', ')}`

const Axis = ({ most, y }) => [0, most].map(value => h('g', { key: value, className: 'fh-axis' },
  h('line', { x1: LEFT, x2: WIDTH, y1: y(value), y2: y(value) }),
  h('text', { x: LEFT - 6, y: y(value) + 4, textAnchor: 'end' }, number(value))))

const Chart = ({ headline: [name, words], weeks }) => {
  const most = Math.max(1, ...weeks.map(week => week.numbers[name] ?? 0))
  const step = Math.min(24, (WIDTH - LEFT) / weeks.length)
  const y = value => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / most)
  return h('figure', { className: 'fh-chart' },
    h('figcaption', null, h('strong', null, words), ' by week'),
    h('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': inWords(words, weeks, name) },
      h(Axis, { most, y }),
      weeks.map((week, n) => week.numbers[name] > 0 && h('rect', { key: week.group, className: name === 'DEAD' ? 'fh-bar-dead' : name === 'PREVENTED' ? 'fh-bar-estimate' : 'fh-bar-sent', x: LEFT + n * step + step * 0.1, width: Math.max(1, step * 0.8), y: y(week.numbers[name]), height: y(0) - y(week.numbers[name]) },
        h('title', null, `${week.group}: ${number(week.numbers[name])}`))),
      h('text', { className: 'fh-axis', x: LEFT, y: HEIGHT - 3 }, monthOf(weeks[0].group)),
      weeks.length > 8 && h('text', { className: 'fh-axis', x: LEFT + step * weeks.length, y: HEIGHT - 3, textAnchor: 'end' }, monthOf(weeks.at(-1).group))))
}

const shownOf = weeks => HEADLINES.filter(([name]) => sum(weeks, name) > 0)

export const Time = ({ picture }) => {
  const there = Object.fromEntries(picture.weeks.map(week => [week.group, week]))
  const weeks = allBetween(picture.weeks.map(week => week.group)).map(group => there[group] ?? { group, numbers: {} })
  return h(Section, { title: 'When' },
    h('div', { className: 'fh-times' }, shownOf(picture.weeks).filter(([name]) => SHOWN.includes(name)).map(headline => h(Chart, { key: headline[0], headline, weeks }))))
}

/** Below the charts: it is as wide as the page. */
export const Weeks = ({ picture: { weeks }, filter }) => h(Folded, { className: 'fh-screen', summary: 'By week, as a table' }, () =>
  h('div', { className: 'fh-scrolled' }, h(Grid, { label: 'By week', rows: weeks.toReversed(), keyOf: week => week.group, columns: [
    ['Week', week => h('span', { title: daysOf(week.group).join(' to ') }, week.group)],
    ...shownOf(weeks).map(([name, words, behind]) => [words, week => h(Numbered, { value: week.numbers[name], of: `${words}, ${week.group}`, to: { ...within(week.group, filter), ...behind }, estimate: name === 'PREVENTED' })]),
  ] })))
