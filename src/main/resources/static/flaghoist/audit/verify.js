// Checks the chain of seals.
import { React, core, h } from '../host.js'
import { call } from '../hub.js'
import { Trouble } from '../parts/page.js'

export const Verify = () => {
  const [state, setState] = React.useState({})
  const verify = async () => {
    setState({ busy: true })
    setState(await call('Ledger', 'verify').then(words => ({ words }), e => ({ fault: e.message })))
  }
  return h('div', null,
    h('div', { className: 'fh-bar' },
      h(core.Button, { variant: 'primary', onClick: verify, isLoading: state.busy, isDisabled: state.busy }, 'Verify the chain'),
      h('span', { className: 'fh-soft' }, 'Reads the whole ledger; with a million events that takes a minute or so.')),
    h('div', { 'aria-live': 'polite' },
      state.words && h(core.Alert, { isInline: true, variant: state.words.startsWith('the chain is whole') ? 'success' : 'danger', title: state.words[0].toUpperCase() + state.words.slice(1) }),
      h(Trouble, { title: 'The chain could not be checked', fault: state.fault })))
}
