// The map: outlines that the hub has itself, and a mark where something happened.
import { React, h, router } from '../host.js'
import { addressOf } from '../address.js'
import { Choice } from '../parts/fields.js'
import { Folded } from '../parts/folded.js'
import { Grid } from '../parts/grid.js'
import { Section } from '../parts/page.js'
import { LAYERS, inWords, marksOfAll, wordsOf } from './marks.js'
import { Numbered } from './numbers.js'
import { WHOLE_WORDS, boxOf, place, views } from './projection.js'

const [SMALLEST, LARGEST] = [5, 22]
const ASIDE = 14  // pixels between marks that stand in the middle of a country
const KEYS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

let asked

/** Undefined until they are there; without them the marks are shown all the same. */
const useOutlines = () => {
  const [outlines, setOutlines] = React.useState()
  React.useEffect(() => {
    asked ??= fetch(new URL('outlines.json', import.meta.url)).then(file => file.json()).then(json => json.countries)
    asked.then(setOutlines, () => { asked = undefined; setOutlines([]) })
  }, [])
  return outlines
}

/** How many of the map's units a pixel is, so that marks are as large whatever is shown; undefined until measured. */
const useUnit = box => {
  const ref = React.useRef(null)
  const [unit, setUnit] = React.useState()
  React.useEffect(() => {
    const map = ref.current
    const measure = () => {
      const { width, height } = map.getBoundingClientRect()
      if (width) setUnit(Math.max(box.width / width, box.height / height))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(map)
    return () => observer.disconnect()
  }, [box.width])
  return [ref, unit]
}

/** Where a mark stands; undefined where the map does not have its country. */
const located = (mark, outlines, unit) => {
  if (mark.isPlaced) return place(mark.longitude, mark.latitude)
  const centre = outlines.find(outline => outline.code === mark.country)?.centre
  if (!centre) return undefined
  const [x, y] = place(...centre)
  return [x + (LAYERS.indexOf(mark.layer) - 1.5) * ASIDE * unit, y]
}

const SHAPES = {
  seizure: r => `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
  raid: r => `M${-r} ${-r}h${2 * r}v${2 * r}h${-2 * r}z`,
  departure: r => `M0 ${-1.2 * r}L${1.1 * r} ${0.8 * r}H${-1.1 * r}z`,
  dead: r => `M0 ${-1.3 * r}L${1.1 * r} 0L0 ${1.3 * r}L${-1.1 * r} 0z`,
}

/** A plain link, as there may be thousands; a click on it is looked after for all of them. */
const Mark = React.memo(({ mark, n, r, href, isIn }) =>
  h('a', { href, 'data-n': n, className: `fh-mark fh-mark-${mark.layer.name}${mark.isPlaced ? '' : ' fh-mark-country'}`, 'aria-label': wordsOf(mark), tabIndex: isIn ? 0 : -1 },
    h('title', null, wordsOf(mark)),
    h('path', { d: SHAPES[mark.layer.name](r), transform: `translate(${mark.at.join()})` })))

const radiusOf = (mark, most) => SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(mark.size / most)

const mostOf = marks => Object.fromEntries(LAYERS.map(({ name }) => [name, Math.max(1, ...marks.filter(mark => mark.layer.name === name).map(mark => mark.size))]))

/** One of them is reached by Tab, the others from it by the arrow keys. */
const Marks = ({ marks, unit, filter }) => {
  const [chosen, setChosen] = React.useState('')
  const navigate = router.useNavigate()
  const root = router.useHref('/').replace(/\/$/, '')
  const most = React.useMemo(() => mostOf(marks), [marks])
  const at = Math.max(0, marks.findIndex(mark => mark.key === chosen))
  const to = mark => addressOf('picture', 'behind', { ...filter, ...mark.behind })
  const hrefOf = mark => { const { pathname, hash } = to(mark); return root + pathname + hash }
  const markOf = e => marks[e.target.closest('a').dataset.n]
  const onKeyDown = e => {
    if (!KEYS[e.key]) return
    e.preventDefault()
    e.currentTarget.children[(at + KEYS[e.key] + marks.length) % marks.length].focus()
  }
  const onClick = e => {
    if (e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return
    e.preventDefault()
    navigate(to(markOf(e)))
  }
  return h('g', { onKeyDown, onClick, onFocus: e => setChosen(markOf(e).key) }, marks.map((mark, n) =>
    h(Mark, { key: mark.key, mark, n, r: radiusOf(mark, most[mark.layer.name]) * unit, href: hrefOf(mark), isIn: n === at })))
}

const Legend = () => h('ul', { className: 'fh-legend' },
  LAYERS.map(layer => h('li', { key: layer.name, className: `fh-mark fh-mark-${layer.name}` },
    h('svg', { width: 14, height: 14, viewBox: '-8 -8 16 16', 'aria-hidden': true }, h('path', { d: SHAPES[layer.name](5) })), ` ${layer.words}, ${layer.size}`)),
  h('li', { className: 'fh-mark fh-mark-country' }, h('svg', { width: 14, height: 14, viewBox: '-8 -8 16 16', 'aria-hidden': true }, h('path', { d: SHAPES.seizure(5) })), ' place not given: in the middle of the country'))

const AsTable = ({ marks, filter }) => h(Folded, { className: 'fh-gap fh-screen', summary: 'The same as a table' }, () =>
  h(Grid, { label: 'Marks of the map', rows: marks, keyOf: mark => mark.key, columns: [
    ['What', mark => mark.layer.words],
    ['Where', mark => mark.where],
    ['Notifications', mark => h(Numbered, { value: mark.numbers.NOTIFICATIONS, of: `${mark.layer.words}, ${mark.where}`, to: { ...filter, ...mark.behind } })],
    ['Numbers', mark => inWords({ ...mark.numbers, NOTIFICATIONS: 0 }) || '-'],
  ] }))

const missing = marks => marks.filter(mark => !mark.at).map(wordsOf).join('; ')

const isSeen = (mark, box) => mark.at && mark.at[0] >= box.left && mark.at[0] <= box.left + box.width && mark.at[1] >= box.top && mark.at[1] <= box.top + box.height

export const Map = ({ picture, filter, view, setView }) => {
  const outlines = useOutlines()
  const box = boxOf(view)
  const [ref, unit] = useUnit(box)
  // Drawn once, when all is known that says where they are.
  const marks = React.useMemo(() => outlines && unit ? marksOfAll(picture.places).map(mark => ({ ...mark, at: located(mark, outlines, unit) })) : [], [picture.places, outlines, unit])
  const seen = React.useMemo(() => marks.filter(mark => isSeen(mark, box)).sort((a, b) => b.size - a.size), [marks, view])
  const beyond = marks.filter(mark => mark.at && !isSeen(mark, box)).length
  return h(Section, { title: 'Where', aside: h('div', { className: 'fh-screen' }, h(Choice, { id: 'fh-view', label: 'Map', any: WHOLE_WORDS, value: view, onChange: setView, options: views })) },
    h('svg', { ref, className: 'fh-picture-map', style: { maxWidth: `calc(var(--fh-map-height) * ${(box.width / box.height).toFixed(3)})` }, viewBox: [box.left, box.top, box.width, box.height].join(' '), role: 'group', 'aria-label': `Map with ${seen.length} marks; the arrow keys go from one to the next` },
      outlines?.map(country => h('path', { key: country.name, d: country.path, className: 'fh-country', 'aria-hidden': true })),
      h(Marks, { marks: seen, unit, filter })),
    h(Legend),
    beyond > 0 && h('p', { className: 'fh-soft' }, `Not in this part of the map: ${beyond === 1 ? 'one mark' : `${beyond} marks`}.`),
    outlines?.length > 0 && missing(marks) && h('p', { className: 'fh-soft' }, `Not on the map: ${missing(marks)}.`),
    h(AsTable, { marks, filter }))
}
