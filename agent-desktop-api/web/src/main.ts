import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from '@/app/App.vue'
import { router } from '@/app/router'
import { applyPalette } from '@/shared/tokens/palette'
import 'element-plus/theme-chalk/base.css'
import '@/shared/tokens/base.css'

applyPalette(document.documentElement)
createApp(App).use(createPinia()).use(router).mount('#app')
