// Going over to changed files without a restart: by what the hubs work, the question, and what became of each reload.
import { React, h } from '../host.js'
import { ask } from '../hub.js'
import { useAnswer } from '../live.js'
import { Act, RoleNote, said } from '../parts/act.js'
import { Confirm } from '../parts/confirm.js'
import { Facts, Frame, Loading, Section, Stale } from '../parts/page.js'
import { Reloads } from './reloads.js'

const REFRESH_MILLIS = 1_000

const Question = ({ hubs, again, onClose }) => {
  const onDo = async reason => {
    const reload = await ask('Reload', 'ask', reason)
    said(`Reload ${reload.id}: the hubs check their files.`)
    again()
  }
  return h(Confirm, { title: 'Reload the changed files?', verb: 'Reload', onDo, onClose },
    h('p', null, `Each hub (${hubs.length} at work) checks its files as a start does. If all find the same, and no fault, all work by them from then on. Otherwise none changes anything.`))
}

export const Page = () => {
  const live = useAnswer(() => ask('Reload', 'list'), [], REFRESH_MILLIS)
  const [asking, setAsking] = React.useState(false)
  const { answer } = live
  const goesOn = answer?.reloads[0]?.state === 'CHECKING'
  return h(Frame, {
    title: 'Reload',
    intro: 'Code tables and other mappings, the release policy, keys, host keys and passwords can change without a restart. What needs one is refused.',
    aside: h(Act, { needs: 'OPERATOR', off: !answer ? 'The hub does not answer.' : goesOn ? 'A reload goes on.' : '', onClick: () => setAsking(true) }, 'Reload'),
  },
  h(RoleNote, { needs: 'OPERATOR' }, 'You see what was reloaded. Only operators and releasers reload.'),
  h(Stale, { live }),
  !answer ? !live.fault && h(Loading) : h(React.Fragment, null,
    h(Section, { title: 'At work' }, h(Facts, { of: [['Configuration', answer.configuration], ['Hubs', answer.hubs.join(', ')]] })),
    h(Section, { title: 'Last reloads' }, h(Reloads, { reloads: answer.reloads }))),
  asking && answer && h(Question, { hubs: answer.hubs, again: live.again, onClose: () => setAsking(false) }))
}
