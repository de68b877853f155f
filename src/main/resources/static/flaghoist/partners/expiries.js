// When passwords, keys and certificates run out.
import { core, h } from '../host.js'
import { utc } from '../parts/moment.js'
import { count } from '../words.js'

const SOON_DAYS = 30

export const nearest = (expiries = []) => [...expiries].sort((a, b) => a.days - b.days)[0]

const day = on => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(on))

const status = days => days < 0 ? 'danger' : days <= SOON_DAYS ? 'warning' : 'success'

const when = days => days < 0 ? `ran out ${count(-days, 'day')} ago` : days === 0 ? 'runs out today' : `in ${count(days, 'day')}`

export const Expiry = ({ of }) => of
  ? h('span', { title: utc(of.on) }, of.what, ' ', h(core.Label, { isCompact: true, status: status(of.days) }, `${when(of.days)}, ${day(of.on)}`))
  : h('span', { className: 'fh-soft' }, 'no date is known')

export const Expiries = ({ of = [] }) => of.length === 0
  ? h('p', null, 'No date is configured on which a password, key or certificate of this partner runs out.')
  : h('ul', { className: 'fh-list' }, of.map(each => h('li', { key: each.what }, h(Expiry, { of: each }))))
